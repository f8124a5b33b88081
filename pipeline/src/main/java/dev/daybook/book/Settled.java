package dev.daybook.book;

import dev.daybook.book.BookRows.StatusChange;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an order stands after a chunk, with its after-sales.
 *
 * @param changes the rows of its trail
 */
record Settled(int version, Effect effect, List<StatusChange> changes) {
  /** The way there, one version after the other. */
  static final class Making {
    private final List<StatusChange> changes = new ArrayList<>();
    private int version;
    private OrderStatus status;
    private Effect effect;

    /**
     * @param status null for a new order
     */
    Making(int version, OrderStatus status) {
      this.version = version;
      this.status = status;
    }

    /** An order whose channel has said nothing new. */
    Making(int version, Effect effect) {
      this(version, effect.status());
      this.effect = effect;
    }

    /** The channel has given a new version. */
    void version(Effect made, Order order, Versions.Version from) {
      version++;
      effect = made;
      if (status != made.status()) {
        changes.add(
            new StatusChange(
                version,
                status,
                made.status(),
                order.channelStatus(),
                from.updatedAt(),
                from.documentId(),
                from.recordNo()));
      }
      status = made.status();
    }

    /** After-sales that change nothing make no version. */
    Settled with(Given given, AfterSalesOfOrder afterSales) {
      var made = Effect.of(given, afterSales.all());
      if (!made.equals(effect)) {
        var cause = Effect.newest(afterSales.changed(), Placed::afterSale);
        version++;
        changes.add(
            new StatusChange(
                version,
                status,
                made.status(),
                cause.afterSale().channelState(),
                UtcText.toMillis(cause.afterSale().times().sourceUpdatedAt()),
                cause.documentId(),
                cause.recordNo()));
      }
      return new Settled(version, made, List.copyOf(changes));
    }
  }
}
