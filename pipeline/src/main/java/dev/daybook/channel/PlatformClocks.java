package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Shops;
import dev.daybook.database.Asking;
import dev.daybook.database.DatabaseSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** How the platforms' clocks stand against ours: the newest measure of each shop. */
@Component
public class PlatformClocks {
  private final PlatformClockMapper rows;
  private final Shops shops;

  PlatformClocks(PlatformClockMapper rows, Shops shops) {
    this.rows = rows;
    this.shops = shops;
  }

  /** Takes the place of the measure before. */
  void keep(Skew skew) {
    rows.keep(
        shops.idOf(skew.shop()),
        skew.ahead().toMillis(),
        skew.within().toMillis(),
        skew.allowed().toMillis(),
        skew.measuredAt());
  }

  /** Of all shops whose platform has told the time, by shop. */
  public List<Skew> all() {
    return skews(rows);
  }

  public Optional<Skew> of(ShopId shop) {
    return all().stream().filter(skew -> skew.shop().equals(shop)).findFirst();
  }

  /**
   * Those of an installation that is not open; none when its schema does not keep them yet.
   *
   * @throws org.springframework.dao.DataAccessException when the database does not answer
   */
  public static List<Skew> all(DatabaseSettings database) {
    try {
      return Asking.of(database, PlatformClockMapper.class, PlatformClocks::skews);
    } catch (BadSqlGrammarException olderSchema) {
      return List.of();
    }
  }

  private static List<Skew> skews(PlatformClockMapper rows) {
    return rows.all().stream().map(PlatformClockMapper.Row::skew).toList();
  }
}
