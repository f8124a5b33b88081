package dev.daybook.channel;

import dev.daybook.mapping.Call;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The budgets of everything that this process asks: one for every app, shop and operation, or,
 * where the channel says so, one for every app and operation.
 */
@Component
public class RateBudget {
  private final Waiting waiting;
  private final Map<Key, Budget> budgets = new ConcurrentHashMap<>();

  RateBudget(Waiting waiting) {
    this.waiting = waiting;
  }

  /** The budget that this shop's call takes from. The first call of an operation says its rate. */
  Budget of(ShopSettings shop, Call call) {
    return budgets.computeIfAbsent(key(shop, call), key -> new Budget(call.rate(), waiting));
  }

  /** Shops that name no app share none. */
  private static Key key(ShopSettings shop, Call call) {
    var app = shop.credentials().get("client_id");
    boolean shared = call.rate().sharedByApp() && !app.isEmpty();
    return new Key(shop.shop().channel(), app, shared ? "" : shop.shop().shop(), call.operation());
  }

  private record Key(String channel, String app, String shop, String operation) {}
}
