package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.operate.Request;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Doing it again changes nothing. */
@Tag("full")
class SameNightAgainTest {
  private static final int ORDERS = 200;

  private ManyShops shops;
  private Book book;

  @BeforeEach
  void playADayAndItsNight() {
    shops = new ManyShops(List.of("calm"), ManyShops.DATE.toString(), ORDERS, 3);
    for (int hour : new int[] {12, 18}) {
      shops.moveTo(Duration.ofHours(hour));
      shops.sync(ManyShops.id("calm"));
    }
    shops.moveTo(ManyShops.NIGHT);
    shops.dropJdFile();
    var night = shops.night();
    assertThat(night.complete()).as("%s", night).isTrue();
    book = Book.of(shops.sql());
    assertThat(book.orders()).isEqualTo(2 * ORDERS);
  }

  @AfterEach
  void close() {
    shops.close();
  }

  @Test
  void aSecondNightAsksForNothingAndARerunOfAllFindsAllUnchanged() {
    shops.dropJdFile();
    var again = shops.night();
    assertThat(again.complete()).isTrue();
    assertThat(again.syncs())
        .hasSize(2)
        .allSatisfy(
            sync -> {
              assertThat(sync.accounts().fetched()).isZero();
              assertThat(sync.feeds()).allMatch(feed -> feed.documents() == 0 && feed.calls() == 0);
            });
    assertThat(book.differences(Book.of(shops.sql()))).isEmpty();

    var date = ManyShops.CALENDAR.window(ManyShops.DATE);
    var request = Request.by("tester").over(Optional.of(date));
    var rerun = shops.sync(ManyShops.id("calm"), Which.ALL, request);
    var accounts = rerun.accounts();
    assertThat(rerun.complete()).isTrue();
    assertThat(rerun.feeds()).extracting(FeedSync::sealed).anyMatch(windows -> windows > 0);
    assertThat(accounts.fetched()).isGreaterThanOrEqualTo(ORDERS);
    assertThat(accounts.unchanged() + accounts.duplicate()).isEqualTo(accounts.fetched());
    assertThat(shops.sync(Marketplaces.JD, Which.ALL, request).accounts().fetched()).isZero();
    assertThat(shops.night().complete()).isTrue();
    assertThat(book.differences(Book.of(shops.sql()))).isEmpty();
    assertThat(Nights.count(shops.sql(), "SELECT COUNT(*) FROM handoff_batch")).isEqualTo(1);
  }
}
