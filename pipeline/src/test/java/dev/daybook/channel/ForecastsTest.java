package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.channel.Forecasts.Forecast;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Call.Rate;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.mapping.RequestFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastsTest {
  private static final ShopId SHOP = new ShopId("acme", "one");
  private static final FeedId FEED = SHOP.feed("orders", "updated");
  private static final ShopId OTHER_SHOP = new ShopId("acme", "two");
  private static final FeedId OTHER = OTHER_SHOP.feed("orders", "updated");
  private static final ShopSettings OTHER_SETTINGS =
      new ShopSettings(
          OTHER_SHOP, null, new Credentials(Map.of("client_id", "app")), Instant.EPOCH);
  private static final ShopSettings SETTINGS =
      new ShopSettings(SHOP, null, new Credentials(Map.of("client_id", "app")), Instant.EPOCH);
  private static final Rate TWENTY_A_SECOND = new Rate(20, Duration.ofSeconds(1));
  private static final Rate LIST = new Rate(1, Duration.ofSeconds(60), OptionalInt.of(20));
  private static final Rate DETAIL = new Rate(1, Duration.ofSeconds(2), OptionalInt.of(30));

  private final RateBudget budgets = new RateBudget(new FakeWaiting());

  @Test
  void withoutWindowsToLearnFromTheFewestCallsAreTold() {
    assertThat(backward(TWENTY_A_SECOND).of(FEED, 54, Volume.UNKNOWN))
        .isEqualTo(new Forecast(108, Duration.ofNanos(5_833_333_380L), "list: 20 calls in PT1S"));
    assertThat(cursor(LIST, Optional.empty()).of(FEED, 54, Volume.UNKNOWN).calls()).isEqualTo(54);
  }

  @Test
  void countsTwoCallsAWindowAndOneForEveryPageThatHasRecords() {
    var known = new Volume(4, 7, 5, 430);

    assertThat(backward(TWENTY_A_SECOND).of(FEED, 10, known).calls()).isEqualTo(33);
  }

  @Test
  void theSlowerOfListAndDetailBinds() {
    var list = new Volume(10, 40, 40, 20);
    var details = new Volume(10, 10, 10, 1000);
    var forecasts = cursor(LIST, Optional.of(DETAIL));

    assertThat(forecasts.of(FEED, 10, list))
        .isEqualTo(new Forecast(60, Duration.ofMinutes(20), "list: 1 calls in PT1M"));
    assertThat(forecasts.of(FEED, 10, details))
        .isEqualTo(new Forecast(1010, Duration.ofSeconds(1940), "detail: 1 calls in PT2S"));
  }

  @Test
  void goesByThePaceThatTheChannelHasTold() {
    var forecasts = cursor(LIST, Optional.empty());
    budgets.of(SETTINGS, call("list", LIST)).paced(new BigDecimal("2"));

    assertThat(forecasts.of(FEED, 40, Volume.UNKNOWN))
        .isEqualTo(
            new Forecast(
                40, Duration.ofSeconds(10), "list: a call in PT0.5S, as the channel tells"));
  }

  /** Forty calls of the other shop stand between the forty of this one; ten between ten. */
  @Test
  void shopsUnderWayThatShareTheBudgetTakeTurns() {
    var forecasts = cursor(new Rate(1, Duration.ofSeconds(1), OptionalInt.empty(), true));
    forecasts.announce(OTHER, 40, Volume.UNKNOWN);
    forecasts.announce(FEED, 40, Volume.UNKNOWN);

    assertThat(forecasts.of(FEED, 40, Volume.UNKNOWN).time()).isEqualTo(Duration.ofSeconds(79));
    assertThat(forecasts.of(FEED, 40, Volume.UNKNOWN).calls()).isEqualTo(40);
    assertThat(forecasts.of(FEED, 10, Volume.UNKNOWN).time()).isEqualTo(Duration.ofSeconds(19));
    forecasts.announce(OTHER, 0, Volume.UNKNOWN);
    assertThat(forecasts.of(FEED, 40, Volume.UNKNOWN).time()).isEqualTo(Duration.ofSeconds(39));
  }

  @Test
  void shopsThatShareNoBudgetDoNotWaitForEachOther() {
    var forecasts = cursor(new Rate(1, Duration.ofSeconds(1)));
    forecasts.announce(OTHER, 40, Volume.UNKNOWN);

    assertThat(forecasts.of(FEED, 40, Volume.UNKNOWN).time()).isEqualTo(Duration.ofSeconds(39));
  }

  private Forecasts cursor(Rate rate) {
    return cursor(rate, Optional.empty());
  }

  private Forecasts backward(Rate rate) {
    return forecasts("page-number-backward", rate, Optional.empty());
  }

  private Forecasts cursor(Rate rate, Optional<Rate> detail) {
    return forecasts("cursor", rate, detail);
  }

  private Forecasts forecasts(String walk, Rate rate, Optional<Rate> detail) {
    var known = PullDesk.FEED;
    var feed =
        new PagedFeed(
            known.stream(),
            call("list", rate),
            known.longestWindow(),
            known.overlap(),
            known.lag(),
            known.precision(),
            new PagedFeed.Paging(walk, 100, 1),
            known.records(),
            List.of(),
            known.total(),
            known.more(),
            known.cursor(),
            known.recordId(),
            detail.map(
                each ->
                    new Detail(call("detail", each), Optional.empty(), Set.of(), known.recordId())),
            null,
            false);
    var channel =
        new Channel(
            "acme",
            ZoneOffset.UTC,
            Currency.getInstance("CNY"),
            Optional.empty(),
            new TreeMap<>(Map.of(feed.stream(), feed)));
    return new Forecasts(
        new Mappings(Map.of("acme", () -> channel), List.of(), Map.of()),
        new ShopDirectory(List.of(SETTINGS, OTHER_SETTINGS)),
        Map.of(
            "page-number-backward", new PageNumberBackward(PullLimits.usual()),
            "cursor", new CursorForward(PullLimits.usual())),
        budgets);
  }

  private static Call call(String operation, Rate rate) {
    return new Call(operation, rate, "POST", "/orders", RequestFields.NONE);
  }
}
