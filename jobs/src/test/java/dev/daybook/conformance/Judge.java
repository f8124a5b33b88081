package dev.daybook.conformance;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.simulator.TruthOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Compares the book of a shop with what its platform holds. */
final class Judge {
  private final JdbcClient sql;

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
  Loss of(ShopId shop, Collection<TruthOrder> truth) {
    return ShopBook.of(sql, shop)
        .loss(
            truth.stream()
                .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::updatedAt)));
  }

  /** The orders of the book with the times of their versions. */
  Map<String, Instant> booked(ShopId shop) {
    return ShopBook.of(sql, shop).versions();
  }
}
