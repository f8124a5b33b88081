package dev.daybook.landing;

import dev.daybook.canonical.ShopId;
import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.FileFeed.Column;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.OrderMapping;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.mapping.RequestFields;
import dev.daybook.mapping.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** An invented channel, acme, with one paged feed and one that comes as files. */
public final class Samples {
  public static final ShopId SHOP = new ShopId("acme", "main");

  private static final OrderMapping MAPPING =
      new OrderMapping() {
        @Override
        public String file() {
          return "mappings/acme/orders.yaml";
        }

        @Override
        public String version() {
          return "0";
        }

        @Override
        public Mapped map(ShopId shop, SourceRecord source) {
          throw new IllegalStateException("landing maps nothing");
        }
      };

  public static final FileFeed FILES =
      new FileFeed(
          "orders/export",
          Pattern.compile("acme-orders-(?<date>\\d{8})(-\\d+)?\\.csv"),
          "csv",
          "订单号",
          List.of(
              new Column("订单号", List.of("订单编号")),
              new Column("商品", List.of()),
              new Column("金额（元）", List.of("应付金额"))),
          Pattern.compile("合计|总计|汇总"),
          List.of("金额（元）"),
          Duration.ofHours(6),
          MAPPING,
          false);

  /** Without a date in the file's name: covers no known time. */
  public static final FileFeed UNDATED =
      new FileFeed(
          "orders/manual",
          Pattern.compile("acme-manual-.*\\.csv"),
          "csv",
          "订单号",
          FILES.columns(),
          FILES.notOrders(),
          Duration.ofHours(6),
          MAPPING);

  public static final PagedFeed PAGES =
      new PagedFeed(
          "orders/updated",
          new Call(
              "order.list",
              new Call.Rate(10, Duration.ofSeconds(1)),
              "POST",
              "/router",
              RequestFields.NONE),
          Duration.ofMinutes(30),
          Duration.ZERO,
          Duration.ofMinutes(2),
          Duration.ofSeconds(1),
          new PagedFeed.Paging("page-number-backward", 100, 1),
          expression(
              "answer.orders",
              variables ->
                  variables.get("answer") instanceof Map<?, ?> object
                      ? object.get("orders")
                      : null),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          expression("row.id", variables -> ((Map<?, ?>) variables.get("row")).get("id")),
          Optional.empty(),
          MAPPING,
          false);

  private Samples() {}

  public static Mappings mappings() {
    return mappings(FILES);
  }

  /** As after an edit of the file feed. */
  static Mappings mappings(FileFeed files) {
    var feeds = new TreeMap<String, Feed>();
    for (var feed : List.<Feed>of(files, UNDATED, PAGES)) {
      feeds.put(feed.stream(), feed);
    }
    var zone = ZoneId.of("Asia/Shanghai");
    var currency = Currency.getInstance("CNY");
    var acme = new Channel("acme", zone, currency, Optional.empty(), feeds);
    return new Mappings(Map.of("acme", () -> acme), List.of(), Map.of());
  }

  private static Expression expression(String source, Function<Map<String, ?>, Object> value) {
    return new Expression() {
      @Override
      public Object evaluate(Map<String, ?> variables) {
        return value.apply(variables);
      }

      @Override
      public String source() {
        return source;
      }
    };
  }

  static DocumentBytes bytes(String name, byte[] content) {
    return bytes(name, () -> new ByteArrayInputStream(content));
  }

  static DocumentBytes bytes(String name, Supplier<InputStream> opening) {
    return new DocumentBytes() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return opening.get();
      }
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<Piece> pieces(Cut cut, DocumentBytes bytes) throws IOException {
    var pieces = new ArrayList<Piece>();
    try (var cursor = cut.open(bytes)) {
      for (var piece = cursor.next(); piece != null; piece = cursor.next()) {
        pieces.add(piece);
      }
    }
    return pieces;
  }
}
