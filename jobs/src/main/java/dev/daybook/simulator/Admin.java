package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets another process drive the marketplaces; no signature, as they listen on 127.0.0.1 only.
 *
 * <ul>
 *   <li>{@code POST /admin/faults {"kind": "busy", "count": 3}}, optional {@code probability},
 *       {@code shop}, {@code method}, {@code delayMillis}; without {@code count} each request may
 *       be struck. {@code {"kind": "none"}} disarms all.
 *   <li>{@code POST /admin/clock {"instant": "2026-03-02T00:30:00Z"}} or {@code {"advanceSeconds":
 *       60}}; 409 when the clock cannot be moved.
 *   <li>{@code GET /admin/counts}: {@link Counts}, and {@code now}; {@code ?shop=…} for one shop.
 *   <li>{@code GET /admin/distinct?shop=pinduoduo/flagship&from=…&to=…}: {@link
 *       Marketplaces#distinctOrders}.
 * </ul>
 */
final class Admin {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Marketplaces marketplaces;

  Admin(Marketplaces marketplaces) {
    this.marketplaces = marketplaces;
  }

  Answer answer(Ask ask) {
    try {
      return switch (ask.method() + " " + ask.path()) {
        case "POST /admin/faults" -> faults(JSON.readTree(ask.text()));
        case "POST /admin/clock" -> clock(JSON.readTree(ask.text()));
        case "GET /admin/counts" -> counts(ask.asked());
        case "GET /admin/distinct" -> distinct(ask.asked());
        default -> said(404, "no such admin page: " + ask);
      };
    } catch (IllegalStateException e) {
      return said(409, e.getMessage());
    } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
      return said(400, e.getMessage());
    }
  }

  private Answer faults(JsonNode body) {
    String kind = body.path("kind").asString("");
    if (kind.equals("none")) {
      marketplaces.disarm();
      return said(200, "disarmed");
    }
    FaultOrder order =
        new FaultOrder(
            FaultKind.of(kind),
            body.path("count").asInt(Integer.MAX_VALUE),
            body.path("probability").asDouble(1),
            body.has("shop") ? ShopId.parse(body.get("shop").asString()) : null,
            body.path("method").asString(""),
            Duration.ofMillis(body.path("delayMillis").asLong(2_000)));
    marketplaces.arm(order);
    return said(200, "armed");
  }

  private Answer clock(JsonNode body) {
    MovableClock clock = marketplaces.movableClock();
    if (body.has("instant")) {
      clock.set(Instant.parse(body.get("instant").asString()));
    } else if (body.has("advanceSeconds")) {
      clock.advance(Duration.ofSeconds(body.get("advanceSeconds").asLong()));
    } else {
      throw new IllegalArgumentException("expected 'instant' or 'advanceSeconds'");
    }
    return said(200, clock.instant().toString());
  }

  private Answer counts(Map<String, String> asked) {
    String shop = asked.get("shop");
    ObjectNode counts =
        JSON.valueToTree(
            shop == null ? marketplaces.counts() : marketplaces.counts(ShopId.parse(shop)));
    counts.put("now", marketplaces.now().toString());
    return Answer.json(200, counts.toString());
  }

  private Answer distinct(Map<String, String> asked) {
    var window =
        new Window(Instant.parse(needed(asked, "from")), Instant.parse(needed(asked, "to")));
    int orders = marketplaces.distinctOrders(ShopId.parse(needed(asked, "shop")), window);
    return Answer.json(200, String.format(Locale.ROOT, "{\"orders\":%d}", orders));
  }

  private static String needed(Map<String, String> asked, String name) {
    String value = asked.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "expected the parameters shop, from and to; '%s' is missing".formatted(name));
    }
    return value;
  }

  private static Answer said(int status, String message) {
    return Answer.json(status, JSON.createObjectNode().put("message", message).toString());
  }
}
