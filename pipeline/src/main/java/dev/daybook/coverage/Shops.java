package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Our numbers of the shops, as the tables carry them. Any number of threads may ask. */
@Component
public class Shops {
  private final ShopMapper shops;
  private final TransactionTemplate alone;
  private final Map<ShopId, Integer> known = new ConcurrentHashMap<>();

  Shops(ShopMapper shops, PlatformTransactionManager transactions) {
    this.shops = shops;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** The number of this shop; a shop that was never seen gets one. */
  public int idOf(ShopId shop) {
    var id = known.get(shop);
    if (id == null) {
      id = findOrRegister(shop);
      known.put(shop, id);
    }
    return id;
  }

  /** All shops that were ever seen, by name. */
  public List<ShopId> all() {
    return shops.all();
  }

  /** In a transaction of its own: a number that is remembered must outlive the caller's. */
  private int findOrRegister(ShopId shop) {
    return alone.execute(
        status -> {
          var id = shops.find(shop);
          if (id == null) {
            shops.register(shop);
            id = shops.find(shop);
          }
          return id;
        });
  }
}
