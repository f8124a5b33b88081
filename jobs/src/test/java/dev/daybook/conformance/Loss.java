package dev.daybook.conformance;

/**
 * What somebody made of a shop.
 *
 * @param orders that the platform holds
 * @param lost of these, not there or there in an older version
 * @param doubled there more than once
 */
public record Loss(int orders, int lost, int doubled) {
  public Loss plus(Loss other) {
    return new Loss(orders + other.orders, lost + other.lost, doubled + other.doubled);
  }
}
