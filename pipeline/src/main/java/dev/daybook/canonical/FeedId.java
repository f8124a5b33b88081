package dev.daybook.canonical;

import java.util.Objects;

/**
 * One stream of one shop, the key of coverage, written {@code channel/shop/subject/axis}: {@code
 * pinduoduo/flagship/orders/updated}. The axis is the time by which the channel lets us ask.
 */
public record FeedId(ShopId shop, String subject, String axis) implements Comparable<FeedId> {
  public FeedId {
    Objects.requireNonNull(shop);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(axis);
  }

  /** Reads {@code channel/shop/subject/axis}. */
  public static FeedId parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "'%s' is not a feed: expected CHANNEL/SHOP/SUBJECT/AXIS such as pinduoduo/flagship/orders/updated"
              .formatted(text));
    }
    return new FeedId(new ShopId(parts[0], parts[1]), parts[2], parts[3]);
  }

  /** The feed without its shop, {@code orders/updated}: how a channel's files name it. */
  public String stream() {
    return subject + "/" + axis;
  }

  @Override
  public int compareTo(FeedId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return shop + "/" + subject + "/" + axis;
  }
}
