package dev.daybook.canonical;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One store on one platform, written {@code pinduoduo/flagship}. Both parts are lower-case words.
 */
public record ShopId(String channel, String shop) implements Comparable<ShopId> {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

  public ShopId {
    require("channel", channel);
    require("shop", shop);
  }

  private static void require(String part, String text) {
    if (!WORD.matcher(Objects.requireNonNull(text, part)).matches()) {
      throw new IllegalArgumentException(
          "%s '%s' is not a word of 1 to 32 of a-z, 0-9, '-' and '_'".formatted(part, text));
    }
  }

  /** Reads {@code channel/shop}. */
  public static ShopId parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "'%s' is not a shop: expected CHANNEL/SHOP such as pinduoduo/flagship".formatted(text));
    }
    return new ShopId(parts[0], parts[1]);
  }

  public FeedId feed(String subject, String axis) {
    return new FeedId(this, subject, axis);
  }

  @Override
  public int compareTo(ShopId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return channel + "/" + shop;
  }
}
