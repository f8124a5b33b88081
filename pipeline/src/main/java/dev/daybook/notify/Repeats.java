package dev.daybook.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At which ages people are reminded of what lasts: at each of these, then every time the last of
 * them has passed once more. {@code 1h, 4h, 24h} is at 1 h, 4 h, 1 d, 2 d, 3 d and so on.
 *
 * @param ages growing; empty for no reminder
 */
public record Repeats(List<Duration> ages) {
  public Repeats {
    for (int i = 0; i < ages.size(); i++) {
      var before = i == 0 ? Duration.ZERO : ages.get(i - 1);
      if (ages.get(i).compareTo(before) <= 0) {
        throw new IllegalArgumentException("the ages of reminders must grow");
      }
    }
    ages = List.copyOf(ages);
  }

  /** When the first reminder after this instant is owed, of what began at {@code since}. */
  Optional<Instant> after(Instant since, Instant now) {
    if (ages.isEmpty()) {
      return Optional.empty();
    }
    var age = Duration.between(since, now);
    var last = ages.get(ages.size() - 1);
    return Optional.of(
        since.plus(
            ages.stream()
                .filter(each -> each.compareTo(age) > 0)
                .findFirst()
                .orElseGet(() -> last.multipliedBy(age.dividedBy(last) + 1))));
  }
}
