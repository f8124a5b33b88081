package dev.daybook.channel;

import dev.daybook.channel.StubServer.Asked;
import dev.daybook.channel.StubServer.Reply;
import dev.daybook.mapping.MappingLoader;
import dev.daybook.mapping.Mappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An invented marketplace whose list gives ids, page after page by a cursor, and whose orders are
 * asked for one by one, in parts of one item.
 */
final class CursorMarket {
  private static final String CHANNEL =
      """
      zone: UTC
      currency: CNY
      api:
        host: http://nowhere.invalid
        signing: none
        clock_skew: PT10M
        query: {access: token}
        headers: {x-client: credentials.client_id}
        token:
          path: /token
          signed: false
          json: {secret: credentials.client_secret, grant: "'client'"}
          access_token: answer.access
          expires_in: whole(answer.seconds)
        answers:
          success: status == 200 && !has(answer.error)
          code: "status == 404 ? 'gone' : has(answer.error) ? text(answer.error) : ''"
          message: "has(answer.says) ? text(answer.says) : ''"
          wait: "has(answer.wait) ? answer.wait : null"
          busy: [busy]
          expired: [expired]
          restart: [stale]
          too_much: [many]
          refused: [closed]
      feeds:
        orders/updated:
          mapping: orders.yaml
          pages:
            operation: list
            longest_window: PT30M
            overlap: PT5M
            lag: PT3M
            precision: PT1S
            rate: {calls: 1000, per: PT1S}
            paging: {kind: cursor, size: 10}
            method: POST
            path: /orders/list
            json:
              range: "{'from': epochSecond(window.from), 'to': epochSecond(window.to)}"
              size: pageSize
              next: cursor
            records: answer.ids
            cursor: "answer.more ? answer.next : ''"
            record_id: row
            detail:
              operation: order
              rate: {calls: 1000, per: PT1S}
              method: GET
              path: /orders/{id}/items
              query: {part: "cursor == '' ? '1' : cursor"}
              cursor: "has(answer.next) ? answer.next : ''"
              absent: [gone]
              record: "with(answers[0].order, 'items', flat(answers.map(a, a.items)))"
      """;

  private static final String ORDERS =
      """
      external_no: row.no
      status:
        - {when: "true", is: READY_TO_SHIP}
      channel_status: "'open'"
      payment_confirmed: "true"
      amounts:
        goods_total: fen(row.total)
        freight: 0
        merchant_discount: 0
        platform_discount: 0
        other_discount: 0
        payment_discount: 0
        buyer_paid: fen(row.total)
        merchant_receivable: fen(row.total)
        refund_total: 0
      times:
        ordered_at: seconds(row.at)
        paid_at: null
        shipped_at: null
        completed_at: null
        source_updated_at: seconds(row.at)
      lines:
        each: row.items
        item_id: item.sku
        sku_id: item.sku
        merchant_sku: item.sku
        title: item.sku
        quantity: "1"
        unit_price: 0
        line_total: 0
        line_discount: 0
        refund_state: "''"
      control: fen(row.total)
      """;

  /** In the order of the list. */
  final List<String> orders = new CopyOnWriteArrayList<>();

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final Queue<Reply> faults = new ConcurrentLinkedQueue<>();
  final List<String> gone = new CopyOnWriteArrayList<>();

  /** What is answered in place of an order's details; by its id. */
  final Map<String, Reply> odd = new ConcurrentHashMap<>();

  /** What is answered in place of every order's second part; null for the true one. */
  volatile Reply secondParts;

  volatile boolean goneWithoutBody;
  volatile boolean renewsNone;

  /** Called with the cursor of each list that is asked for, before it is answered. */
  volatile Consumer<String> beforeList = cursor -> {};

  /** What the list says in place of its next cursor; null for the true one. */
  volatile String lie;

  /** How many orders a window may hold. */
  volatile int most = Integer.MAX_VALUE;

  volatile int tokens;

  static Mappings mappings(Path folder, String channel) {
    return mappings(folder, channel, 10);
  }

  static Mappings mappings(Path folder, String channel, int pageSize) {
    try {
      var of = Files.createDirectories(folder.resolve(channel));
      Files.writeString(
          of.resolve("channel.yaml"), CHANNEL.replace("size: 10}", "size: " + pageSize + "}"));
      Files.writeString(of.resolve("orders.yaml"), ORDERS);
      return MappingLoader.load(List.of(folder));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  synchronized Reply answer(Asked ask) {
    asked.add(ask);
    if (ask.path().equals("/token") && renewsNone) {
      return Reply.json("{\"error\":\"odd\"}");
    }
    if (ask.path().equals("/token")) {
      return Reply.json("{\"access\":\"t-%d\",\"seconds\":7200}".formatted(++tokens));
    }
    if (!ask.query().contains("access=t-" + tokens)) {
      return Reply.json("{\"error\":\"expired\"}");
    }
    var fault = faults.poll();
    if (fault != null) {
      return fault;
    }
    return ask.path().equals("/orders/list") ? list(ask) : items(ask);
  }

  private Reply list(Asked ask) {
    var body = (Map<?, ?>) dev.daybook.landing.ExactJson.parse(ask.body().getBytes());
    var cursor = (String) body.get("next");
    beforeList.accept(cursor);
    var range = (Map<?, ?>) body.get("range");
    if ((Long) range.get("to") - (Long) range.get("from") > most) {
      return Reply.json("{\"error\":\"many\"}");
    }
    int size = Math.toIntExact((Long) body.get("size"));
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
    var ids =
        new ArrayList<>(orders)
            .subList(Math.min(from, orders.size()), Math.min(from + size, orders.size()));
    var next = lie != null ? lie : "c" + (from + size);
    boolean more = lie != null || from + size < orders.size();
    return Reply.json(
        "{\"ids\":[%s],\"more\":%s,\"next\":\"%s\"}"
            .formatted(
                ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                more,
                next));
  }

  private Reply items(Asked ask) {
    var id = ask.path().split("/")[2];
    if (gone.contains(id)) {
      return goneWithoutBody ? Reply.of(404, "") : Reply.json("{\"error\":\"gone\"}");
    }
    boolean first = ask.query().contains("part=1");
    if (odd.containsKey(id)) {
      return odd.get(id);
    }
    if (!first && secondParts != null) {
      return secondParts;
    }
    return Reply.json(
        first
            ? "{\"order\":{\"no\":\"%s\",\"total\":100,\"at\":1795190000},\"items\":[{\"sku\":\"A\"}],\"next\":\"2\"}"
                .formatted(id)
            : "{\"items\":[{\"sku\":\"B\"}]}");
  }

  List<String> cursors() {
    return asked.stream()
        .filter(ask -> ask.path().equals("/orders/list"))
        .map(ask -> (Map<?, ?>) dev.daybook.landing.ExactJson.parse(ask.body().getBytes()))
        .map(body -> (String) body.get("next"))
        .toList();
  }

  long detailCalls() {
    return asked.stream().filter(ask -> ask.path().endsWith("/items")).count();
  }

  Map<String, Long> callsByPath() {
    return asked.stream()
        .collect(Collectors.groupingBy(Asked::path, TreeMap::new, Collectors.counting()));
  }
}
