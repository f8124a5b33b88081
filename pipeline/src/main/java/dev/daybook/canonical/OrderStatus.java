package dev.daybook.canonical;

/**
 * Where an order stands, on our own axis. {@link #rank()} grows along the way of an order: it
 * breaks the tie when a channel gives one order two states with the same update time.
 */
public enum OrderStatus {
  PENDING_PAYMENT(10),
  PAYING(20),
  PAID(30),
  READY_TO_SHIP(40),
  SHIPPING(50),
  SHIPPED(60),
  COMPLETED(70),
  REFUNDING(80),
  CANCELLED(90),
  CLOSED(95),
  REFUNDED(100);

  private final int rank;

  OrderStatus(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }
}
