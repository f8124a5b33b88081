package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.demo.DemoReport.Marketplace;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.SyncReport.Affected;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.SyncReport.Forecast;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScreenTest {
  private static final ShopId SHOP = new ShopId("pinduoduo", "flagship");
  private static final FeedId FEED = SHOP.feed("orders", "updated");
  private static final SyncReport REPORT =
      new SyncReport(
          7L,
          SHOP,
          "INCOMPLETE",
          List.of(
              new FeedSync(
                  FEED,
                  2,
                  1,
                  5,
                  3,
                  new Forecast(
                      6, 2, "list: 20 calls in PT1S", Instant.parse("2026-11-20T16:00:02Z")),
                  new Affected(40, 30))),
          new Accounts(3, 1, 0, 1, 0, 0, 0),
          List.of(
              new OwedTime(
                  FEED,
                  Instant.parse("2026-11-20T16:00:00Z"),
                  Instant.parse("2026-11-20T16:30:00Z"),
                  "busy")),
          List.of(),
          List.of());

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aReportIsOneDocumentWithNamesTimesAndTheVerdictOfItsAccounts() {
    screen(true).answer(REPORT, "for people");

    assertThat(JsonMapper.shared().readTree(out.toString()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"runId": 7, "shop": "pinduoduo/flagship", "state": "INCOMPLETE",
                     "feeds": [{"feed": "pinduoduo/flagship/orders/updated", "slices": 2,
                                "sealed": 1, "calls": 5, "documents": 3,
                                "forecast": {"calls": 6, "seconds": 2,
                                  "binding": "list: 20 calls in PT1S",
                                  "doneBy": "2026-11-20T16:00:02Z"},
                                "affected": {"records": 40, "ordersReadAgain": 30}}],
                     "accounts": {"fetched": 3, "created": 1, "updated": 0, "unchanged": 1,
                                  "stale": 0, "duplicate": 0, "quarantined": 0,
                                  "balanced": false},
                     "owed": [{"feed": "pinduoduo/flagship/orders/updated",
                               "from": "2026-11-20T16:00:00Z", "to": "2026-11-20T16:30:00Z",
                               "reason": "busy"}],
                     "unfinished": [],
                     "notes": [], "refusal": null, "warnings": []}
                    """));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aShopIsANameAsAKeyToo() {
    screen(true).line(new Marketplace(1, 0, new TreeMap<>(Map.of(SHOP, 1L)), true));

    assertThat(out.toString())
        .isEqualTo(
            "{\"orders\":1,\"givenLater\":0,\"byShop\":{\"pinduoduo/flagship\":1},\"agrees\":true}"
                + System.lineSeparator());
  }

  @Test
  void withJsonTextForPeopleGoesToStandardError() {
    screen(true).say("hello");
    screen(true).complain("oh");

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).containsExactly("hello", "oh");
  }

  @Test
  void withoutJsonTheAnswerIsTheText() {
    screen(false).say("hello");
    screen(false).answer(REPORT, "for people\n\n");
    screen(false).complain("oh");

    assertThat(out.toString().lines()).containsExactly("hello", "for people");
    assertThat(err.toString().lines()).containsExactly("oh");
  }

  private Screen screen(boolean json) {
    return new Screen(json, new PrintWriter(out), new PrintWriter(err));
  }
}
