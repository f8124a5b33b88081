package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is wrong until it is ended. It names no person and no secret: it leaves this
 * machine.
 *
 * @param cause what is wrong and with what: a kind, a blank and what it concerns, such as {@code
 *     feed-owed jd/flagship/orders/exported}. Equal causes are one alert
 * @param shop empty for what concerns no single shop
 * @param title one line, kept to 200 characters
 * @param text more lines, kept to 4,000 characters
 * @param nextStep what a person should do
 */
public record Alert(
    String cause,
    Severity severity,
    Optional<ShopId> shop,
    String title,
    String text,
    String nextStep) {
  private static final Pattern CAUSE = Pattern.compile("[a-z][a-z0-9-]*( [!-~]+)*");
  private static final int LONGEST_CAUSE = 190;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_NEXT_STEP = 1_000;

  public Alert {
    if (!CAUSE.matcher(cause).matches() || cause.length() > LONGEST_CAUSE) {
      throw new IllegalArgumentException(
          "'%s' is no cause: expected a kind and what it concerns, in at most %d ASCII characters"
              .formatted(cause, LONGEST_CAUSE));
    }
    title = Cut.characters(title.replaceAll("\\s+", " "), LONGEST_TITLE);
    text = Cut.characters(text, LONGEST_TEXT);
    nextStep = Cut.characters(nextStep, LONGEST_NEXT_STEP);
  }

  /** The first word of the cause. */
  public String kind() {
    return cause.split(" ", 2)[0];
  }
}
