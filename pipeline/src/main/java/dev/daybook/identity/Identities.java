package dev.daybook.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Our ids of a channel's orders, looked up in bulk. The book gives them. */
@Component
public class Identities {
  /** As many as {@code order_identity.external_no} holds. */
  public static final int LONGEST_NO = 64;

  private static final Pattern NUMBER =
      Pattern.compile("[!-~](?:[ -~]{0,%d}[!-~])?".formatted(LONGEST_NO - 2));
  private static final int KEYS_PER_QUERY = 1000;

  private final IdentityMapper mapper;

  Identities(IdentityMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Whether this can be the key of an order: 1 to 64 printable ASCII characters without blanks at
   * the ends. The database compares keys without their trailing blanks, so two numbers that differ
   * there would be one order.
   */
  public static boolean isOrderNo(String externalNo) {
    return NUMBER.matcher(externalNo).matches();
  }

  /** Our ids of those orders that have one. */
  public Map<String, Long> find(int shopId, Collection<String> externalNos) {
    var ids = new HashMap<String, Long>(externalNos.size() * 2);
    inParts(
        new TreeSet<>(externalNos),
        part ->
            mapper
                .find(shopId, part)
                .forEach(found -> ids.put(found.externalNo(), found.orderId())));
    return ids;
  }

  private static void inParts(TreeSet<String> keys, Consumer<List<String>> work) {
    var all = new ArrayList<>(keys);
    for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
      work.accept(all.subList(from, Math.min(all.size(), from + KEYS_PER_QUERY)));
    }
  }
}
