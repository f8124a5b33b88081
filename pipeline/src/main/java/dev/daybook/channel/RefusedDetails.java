package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whose trouble it is when details are refused with codes that the channel does not name: that of
 * one record as long as nothing else speaks for it, that of the shop as soon as a second record is
 * refused and none was answered between them. Kept for the life of the process, by shop and
 * operation, as a quiet shop's pages have one record each: docs/decisions/0021.
 */
@Component
class RefusedDetails {
  private record Key(ShopId shop, String operation) {}

  private final Map<Key, Set<String>> sinceAnswered = new ConcurrentHashMap<>();

  /** A page had a detail: the operation can be had. */
  void answered(ShopId shop, String operation) {
    sinceAnswered.remove(new Key(shop, operation));
  }

  /**
   * A page had no detail at all.
   *
   * @param ids of its records that were refused so; none changes nothing
   * @return how many different records are refused by now with none answered between them
   */
  int refused(ShopId shop, String operation, Collection<String> ids) {
    return sinceAnswered
        .merge(new Key(shop, operation), Set.copyOf(ids), RefusedDetails::both)
        .size();
  }

  private static Set<String> both(Set<String> before, Set<String> now) {
    var both = new HashSet<>(before);
    both.addAll(now);
    return Set.copyOf(both);
  }
}
