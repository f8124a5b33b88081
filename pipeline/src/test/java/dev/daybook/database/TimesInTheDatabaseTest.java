package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesInTheDatabaseTest {
  private static final TestDatabase db = TestDatabase.fresh("classpath:sql/migrations-database");
  private static long nextId = 1;

  private final TimeZone zoneBefore = TimeZone.getDefault();
  private final MomentMapper moments = db.mapper(MomentMapper.class);

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zoneBefore);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "UTC", "Pacific/Apia"})
  void isStoredAsUtcWhateverTheZoneOfTheJvm(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    var moment = new Moment(nextId++, Instant.parse("2026-11-21T16:00:00.123Z"), zone);

    moments.add(moment);

    assertThat(moments.find(moment.id())).isEqualTo(moment);
    assertThat(moments.storedText(moment.id())).isEqualTo("2026-11-21 16:00:00.123");
  }

  /** 2026-03-08T02:30 does not exist in New York; 2026-11-01T01:30 exists twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-08T02:30:00Z",
        "2026-03-08T07:30:00Z",
        "2026-11-01T01:30:00Z",
        "2026-11-01T05:30:00Z",
        "2026-11-01T06:30:00Z",
        "1970-01-01T00:00:00Z",
        "2099-12-31T23:59:59.999Z"
      })
  void survivesTheHoursThatSummerTimeSkipsAndRepeats(String text) {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    var moment = new Moment(nextId++, Instant.parse(text), null);

    moments.add(moment);

    assertThat(moments.find(moment.id())).isEqualTo(moment);
  }

  @Test
  void cutsBelowAMillisecondInsteadOfRoundingPastTheEndOfAWindow() {
    var id = nextId++;
    moments.add(new Moment(id, Instant.parse("2031-05-01T23:59:59.999999Z"), null));

    assertThat(moments.find(id).happenedAt()).isEqualTo("2031-05-01T23:59:59.999Z");
    assertThat(
            moments.countBetween(
                Instant.parse("2031-05-01T00:00:00Z"), Instant.parse("2031-05-02T00:00:00Z")))
        .isEqualTo(1);
  }

  @Test
  void readsNullAndComputedColumns() {
    var id = nextId++;
    moments.add(new Moment(id, null, "never"));
    moments.add(new Moment(nextId++, Instant.parse("2199-01-01T00:00:00.001Z"), null));

    assertThat(moments.find(id)).isEqualTo(new Moment(id, null, "never"));
    assertThat(moments.latest()).isEqualTo("2199-01-01T00:00:00.001Z");
  }

  @Test
  void theSessionIsPinnedToUtcOnAServerOfAnotherZone() {
    var zones =
        db.sql()
            .sql("SELECT CONCAT(@@global.time_zone, ' ', @@session.time_zone)")
            .query(String.class);

    assertThat(zones.single())
        .endsWith(" +00:00")
        .doesNotStartWith("+00:00")
        .doesNotStartWith("UTC");
    assertThat(
            db.sql()
                .sql("SELECT ABS(TIMESTAMPDIFF(SECOND, NOW(), UTC_TIMESTAMP())) < 5")
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
