package dev.daybook.conformance;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.simulator.TruthOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Compares the book of a shop with what its platform holds. */
final class Judge {
  private final JdbcClient sql;

  /**
   * What somebody made of a shop.
   *
   * @param orders that the platform holds
   * @param lost of these, not there or there in an older version
   * @param doubled there more than once
   */
  record Result(int orders, int lost, int doubled) {}

  private Judge(JdbcClient sql) {
    this.sql = sql;
  }

  static Judge of(DatabaseSettings database) {
    return new Judge(
        JdbcClient.create(
            new DriverManagerDataSource(
                database.url() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
                database.user(),
                database.password())));
  }

  /** What Daybook's book has of the shop now. */
  Result of(ShopId shop, Collection<TruthOrder> truth) {
    var booked = booked(shop);
    long lost =
        truth.stream()
            .filter(order -> !order.updatedAt().equals(booked.get(order.externalNo())))
            .count();
    return new Result(truth.size(), Math.toIntExact(lost), created(shop) - booked.size());
  }

  /** The orders of the book with the times of their versions. */
  Map<String, Instant> booked(ShopId shop) {
    var booked = new HashMap<String, Instant>();
    sql.sql(
            """
            SELECT i.external_no, CAST(UNIX_TIMESTAMP(o.source_updated_at) AS SIGNED)
            FROM book_order o JOIN order_identity i ON i.order_id = o.order_id
            JOIN shop s ON s.shop_id = o.shop_id WHERE s.channel = ? AND s.shop = ?
            """)
        .param(shop.channel())
        .param(shop.shop())
        .query(
            row -> {
              booked.put(row.getString(1), Instant.ofEpochSecond(row.getLong(2)));
            });
    return booked;
  }

  private int created(ShopId shop) {
    return sql.sql(
            """
            SELECT COALESCE(SUM(a.created), 0) FROM account a
            JOIN document d ON d.document_id = a.document_id
            JOIN feed f ON f.feed_id = d.feed_id JOIN shop s ON s.shop_id = f.shop_id
            WHERE s.channel = ? AND s.shop = ? AND f.subject = 'orders'
            """)
        .param(shop.channel())
        .param(shop.shop())
        .query(Integer.class)
        .single();
  }
}
