package dev.daybook.channel;

import dev.daybook.channel.StubServer.Asked;
import dev.daybook.channel.StubServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * An invented marketplace: newest change first, pages from 1, total in counting answers only,
 * everything else on request.
 */
final class AcmeMarket {
  /** Newest first; the window's ends are not looked at. */
  final List<String> orders = new CopyOnWriteArrayList<>();

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** What is answered instead, one for each call, as long as there are some. */
  final Queue<Reply> faults = new ConcurrentLinkedQueue<>();

  volatile IntConsumer afterPage = page -> {};
  volatile Runnable afterCount = () -> {};
  volatile String goodToken = "a-0";
  volatile boolean tokensLive = true;

  /** How many orders the counting answers leave out. */
  volatile int uncounted;

  volatile Map<String, String> headers = Map.of();

  static String error(String code) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"as told\"}}".formatted(code);
  }

  synchronized Reply answer(Asked ask) {
    asked.add(ask);
    var fault = faults.poll();
    var reply = fault != null ? fault : ask.path().equals("/token") ? token(ask) : page(ask);
    for (var header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  private Reply token(Asked ask) {
    if (ask.fields().get("refresh_token").equals("dead")) {
      return Reply.json(error("20034"));
    }
    goodToken = "a-1";
    return Reply.json("{\"access\":\"a-1\",\"refresh\":\"r-1\",\"seconds\":86400}");
  }

  private Reply page(Asked ask) {
    if (!tokensLive || !goodToken.equals(ask.fields().get("token"))) {
      return Reply.json(error("10019"));
    }
    boolean counting = ask.fields().get("counting").equals("true");
    int size = Integer.parseInt(ask.fields().get("size"));
    int number = Integer.parseInt(ask.fields().get("page"));
    var all = new ArrayList<>(orders);
    int from = Math.min(all.size(), (number - 1) * size);
    var rows = all.subList(from, Math.min(all.size(), from + size));
    var list = rows.stream().map("{\"no\":\"%s\"}"::formatted).collect(Collectors.joining(","));
    var total = counting ? "\"total\":" + (all.size() - uncounted) + "," : more(from, all, size);
    if (counting) {
      afterCount.run();
    } else {
      afterPage.accept(number);
    }
    return Reply.json("{\"result\":{" + total + "\"list\":[" + list + "]}}");
  }

  private static String more(int from, List<String> all, int size) {
    return "\"more\":" + (from + size < all.size()) + ",";
  }

  long callsTo(String path) {
    return asked.stream().filter(ask -> ask.path().equals(path)).count();
  }

  List<Integer> pagesAsked() {
    return asked.stream()
        .filter(ask -> "false".equals(ask.fields().get("counting")))
        .map(ask -> Integer.valueOf(ask.fields().get("page")))
        .toList();
  }
}
