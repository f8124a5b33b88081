package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.conformance.Loss;
import dev.daybook.conformance.ShopBook;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.simulator.Marketplaces;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Incident(
    number = 1,
    name = "2025-12-28: local time where UTC was wanted",
    happened =
        "A seller's sync asked Amazon for orders with created_after in local time (UTC+8), where"
            + " UTC was wanted. Every request was answered with 200 and an empty set. 147 orders"
            + " came 7.2 hours late, and nobody was told.",
    naive =
        "A time without a zone is read as UTC and so lies eight hours in the future. Without an"
            + " end, the question is a right one: nothing is there yet. An empty answer is a"
            + " success, and the next question begins later still.",
    daybook =
        "Times are instants, and the one place that writes them for Amazon writes UTC with its Z."
            + " Every question has both ends. So the same mistake, made in a mapping, is refused"
            + " by the platform at the first call: the run tells why, and the time stays owed.",
    orders = 147,
    lost = 147,
    threads = {
      "https://github.com/apache/seatunnel/issues/9457",
      "https://github.com/airbytehq/airbyte/issues/7962",
      "https://github.com/airbytehq/airbyte/issues/83778",
      "https://github.com/OCA/connector-magento/issues/181",
      "https://github.com/apache/druid/issues/4991"
    })
class December28Test extends Room {
  private static final Duration BEGUN = Duration.ofHours(12).plusMinutes(48);
  private static final Duration NOTICED = Duration.ofHours(20);
  private static final Duration EVERY = Duration.ofMinutes(24);

  /** Two syncs, and the three minutes that Amazon takes. */
  private static final Duration LATEST = Duration.ofMinutes(51);

  private static final String OPEN_ENDED = "amazon-open-ended";
  private static final String OPEN_ENDED_LOCAL = "amazon-open-ended-local";
  private static final String LOCAL = "amazon-local";

  private static final Plan SHOP = Plan.of("amazon/december-28", 585).since(BEGUN);
  private static final Plan MISTAKEN = Plan.of("amazon/mistaken", 20).since(BEGUN).readAs(LOCAL);

  December28Test() {
    super(SHOP, MISTAKEN);
  }

  @Override
  List<Plan> played() {
    return List.of(SHOP);
  }

  @Override
  List<Mistake> mistakes() {
    return List.of(
        new Mistake("amazon", OPEN_ENDED, December28Test::openEnded),
        new Mistake("amazon", OPEN_ENDED_LOCAL, text -> local(openEnded(text))),
        new Mistake("amazon", LOCAL, December28Test::local));
  }

  private static String openEnded(String channel) {
    return channel
        .replace("LastUpdatedAfter:", "CreatedAfter:")
        .replace("LastUpdatedBefore: iso(window.to)", "");
  }

  private static String local(String channel) {
    return channel.replaceAll(
        "iso\\((window\\.\\w+)\\)", "local($1, \"yyyy-MM-dd'T'HH:mm:ss\", 'Asia/Shanghai')");
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP, OPEN_ENDED_LOCAL);
    for (var asked = BEGUN; asked.compareTo(NOTICED) < 0; asked = asked.plus(EVERY)) {
      moveTo(asked.plus(EVERY));
      naive.logIn();
      naive.pull(window(asked, asked.plus(EVERY)));
    }
    assertThat(Duration.between(at(BEGUN), at(NOTICED))).isEqualTo(Duration.parse("PT7H12M"));
    assertThat(museum.exhibit(SHOP).theirs().counts().violations()).isEmpty();
    assertThat(museum.exhibit(SHOP).theirs().counts().requests()).containsEntry("getOrders", 18L);
    var placed = placed(museum.exhibit(SHOP).theirs());
    long missed = placed.stream().filter(order -> !naive.orders().contains(order)).count();
    return new Loss(placed.size(), Math.toIntExact(missed), naive.doubled());
  }

  /** What the corrected question brings a minute before the mistake is noticed. */
  private Set<String> placed(Marketplaces world) {
    moveTo(NOTICED.minusMinutes(1));
    var corrected = museum.naive(SHOP, OPEN_ENDED, world);
    corrected.pull(window(BEGUN, NOTICED));
    return corrected.orders();
  }

  /** An order that changes while it is read comes with the sync after that. */
  @Override
  void playedByDaybook() {
    for (var now = BEGUN; now.compareTo(NOTICED) <= 0; ) {
      now = now.plus(EVERY);
      moveTo(now);
      sync(SHOP);
    }

    assertThat(latest()).isLessThanOrEqualTo(LATEST.toSeconds());
  }

  /** How many seconds after it was placed the latest order was there. */
  private long latest() {
    return museum
        .daybook()
        .sql()
        .sql(
            """
            SELECT MAX(TIMESTAMPDIFF(SECOND, o.ordered_at, t.recorded_at))
            FROM trail t JOIN book_order o ON o.order_id = t.order_id AND t.version = 1
            JOIN shop s ON s.shop_id = o.shop_id
            WHERE s.shop = :shop AND UNIX_TIMESTAMP(o.ordered_at) >= :begun
            """)
        .param("shop", SHOP.shop().shop())
        .param("begun", at(BEGUN).getEpochSecond())
        .query(Long.class)
        .single();
  }

  @Override
  Loss booked(Plan plan) {
    var placed = placed(museum.exhibit(SHOP).ours());
    var book = ShopBook.of(museum.daybook().sql(), SHOP.booked());
    long missing = placed.stream().filter(order -> !book.versions().containsKey(order)).count();
    return new Loss(
        placed.size(), Math.toIntExact(missing), book.created() - book.versions().size());
  }

  @Test
  void theSameMistakeInAMappingIsRefusedAndTold() {
    moveTo(NOTICED);

    var report = sync(MISTAKEN);

    assertThat(report.state()).isEqualTo("INCOMPLETE");
    assertThat(report.accounts().fetched()).isZero();
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("LastUpdatedBefore must be at least two minutes ago");
    assertThat(report.owed()).extracting(OwedTime::from).contains(at(BEGUN));
  }
}
