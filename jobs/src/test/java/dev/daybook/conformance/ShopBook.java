package dev.daybook.conformance;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Daybook's book has of a shop.
 *
 * @param versions the time of each order's version, by the channel's number
 * @param created how often an order was created, by the accounts
 */
public record ShopBook(Map<String, Instant> versions, int created) {
  public static ShopBook of(JdbcClient sql, ShopId shop) {
    return new ShopBook(versions(sql, shop), created(sql, shop));
  }

  private static Map<String, Instant> versions(JdbcClient sql, ShopId shop) {
    var versions = new HashMap<String, Instant>();
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
              versions.put(row.getString(1), Instant.ofEpochSecond(row.getLong(2)));
            });
    return versions;
  }

  private static int created(JdbcClient sql, ShopId shop) {
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

  /**
   * @param truth the time of each order's newest version
   */
  public Loss loss(Map<String, Instant> truth) {
    long lost =
        truth.entrySet().stream()
            .filter(order -> !order.getValue().equals(versions.get(order.getKey())))
            .count();
    return new Loss(truth.size(), Math.toIntExact(lost), created - versions.size());
  }
}
