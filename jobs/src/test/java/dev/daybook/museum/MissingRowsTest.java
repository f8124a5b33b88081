package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.conformance.Loss;
import dev.daybook.conformance.ShopBook;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Settling;
import dev.daybook.simulator.TruthOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Incident(
    number = 11,
    name = "Success, and rows are missing",
    happened =
        "A platform's list leaves out orders that exist; a transfer ends as a success with millions"
            + " of rows less than there were. Totals, pages and states all fit.",
    naive = "Nothing in the answers tells. It has one source and believes it.",
    daybook =
        "It cannot see in a list what the list does not show either: until the file came, the same"
            + " orders were missing here. A second source of the same orders, the day's export"
            + " file, brings them into the same book under the same identities, and each of them is"
            + " kept and told as a difference. The date is settled when the list has been read a"
            + " second time, too.",
    orders = 150,
    lost = 10,
    threads = {
      "https://github.com/alibaba/DataX/issues/606",
      "https://github.com/alibaba/DataX/issues/239",
      "https://github.com/apache/seatunnel/issues/7071",
      "https://github.com/apache/seatunnel/issues/10574",
      "https://github.com/amzn/selling-partner-api-models/issues/3945",
      "https://github.com/amzn/selling-partner-api-models/issues/5048"
    })
class MissingRowsTest extends Room {
  private static final Plan SHOP =
      Plan.of("pinduoduo/missing-rows", 150).with("list-omissions:60").withFile();

  MissingRowsTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    moveTo(NIGHT);
    var naive = museum.naive(SHOP);
    naive.pull(window(hours(0), NIGHT));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(NIGHT);
    sync(SHOP);
    assertThat(booked(SHOP).lost()).isEqualTo(incident().lost());

    moveTo(hours(34));
    museum
        .exhibit(SHOP)
        .ours()
        .writeExport(SHOP.shop(), SHOP.date(), museum.daybook().home().inbox(SHOP.booked()));
    sync(SHOP);
    assertThat(differences()).hasSize(incident().lost());

    moveTo(hours(50));
    sync(SHOP);
    var settled =
        museum
            .daybook()
            .get(Settling.class)
            .settle(Scope.of(SHOP.booked()), Optional.of(SHOP.date()), Request.bySchedule());
    assertThat(settled.dates())
        .extracting(
            date ->
                "%s %s: %s, %d missed, %d changed"
                    .formatted(
                        date.feed().axis(),
                        date.state(),
                        date.settlement().source(),
                        date.settlement().missed(),
                        date.settlement().changed()))
        .containsExactlyInAnyOrder(
            "updated SETTLED: READING, 0 missed, 0 changed",
            "exported SETTLED: FILE, %d missed, 0 changed".formatted(incident().lost()));
  }

  /** What the second source has brought, and the list should have. */
  private List<String> differences() {
    return museum
        .daybook()
        .sql()
        .sql(
            """
            SELECT d.external_no FROM difference d
            JOIN document o ON o.document_id = d.document_id
            JOIN feed f ON f.feed_id = o.feed_id
            JOIN shop s ON s.shop_id = f.shop_id
            WHERE d.kind = 'MISSED' AND s.channel = ? AND s.shop = ?
            """)
        .params(SHOP.booked().channel(), SHOP.booked().shop())
        .query(String.class)
        .list();
  }

  /** A file tells an order's state and not when it changed: lost is what has another state. */
  @Override
  Loss booked(Plan plan) {
    var exhibit = museum.exhibit(plan);
    var booked = states(plan.booked());
    var truth =
        exhibit
            .ours()
            .truth(plan.shop(), museum.clock.instant())
            .filter(order -> !order.updatedAt().isBefore(exhibit.goLive()))
            .toList();
    long lost = truth.stream().filter(order -> !isHeld(order, booked)).count();
    var book = ShopBook.of(museum.daybook().sql(), plan.booked());
    return new Loss(truth.size(), Math.toIntExact(lost), book.created() - book.versions().size());
  }

  private static boolean isHeld(TruthOrder order, Map<String, String> booked) {
    return order.statusWithoutRefundDetail().name().equals(booked.get(order.externalNo()));
  }

  private Map<String, String> states(ShopId shop) {
    var states = new HashMap<String, String>();
    museum
        .daybook()
        .sql()
        .sql(
            """
            SELECT i.external_no, o.status FROM book_order o
            JOIN order_identity i ON i.order_id = o.order_id
            JOIN shop s ON s.shop_id = o.shop_id WHERE s.channel = ? AND s.shop = ?
            """)
        .param(shop.channel())
        .param(shop.shop())
        .query(
            row -> {
              states.put(row.getString(1), row.getString(2));
            });
    return states;
  }
}
