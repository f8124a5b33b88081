package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a shop's server at every poll. One in trouble is asked ever more seldom, so that no
 * server locks us out for a password that was refused a thousand times; its trouble is logged when
 * it changes.
 */
final class SftpWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SftpWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final ShopId shop;
  private final Function<BooleanSupplier, SftpFetch> look;
  private final Duration poll;
  private final Clock clock;
  private Duration pause = Duration.ZERO;
  private Instant notBefore = Instant.EPOCH;
  private List<String> told = List.of();

  SftpWatch(ShopId shop, Function<BooleanSupplier, SftpFetch> look, Duration poll, Clock clock) {
    this.shop = shop;
    this.look = look;
    this.poll = poll;
    this.clock = clock;
  }

  void poll(BooleanSupplier goOn) {
    if (clock.instant().isBefore(notBefore)) {
      return;
    }
    var fetch = look.apply(goOn);
    pause = fetch.entered() ? Duration.ZERO : longer();
    notBefore = clock.instant().plus(pause);
    tell(fetch.notes());
  }

  private Duration longer() {
    var longer = pause.isZero() ? poll.multipliedBy(2) : pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private void tell(List<String> notes) {
    notes.stream()
        .filter(note -> !told.contains(note))
        .forEach(note -> LOG.warn("{}: {}", shop, note));
    if (notes.isEmpty() && !told.isEmpty()) {
      LOG.info("{}: its SFTP server is well again", shop);
    }
    told = notes;
  }
}
