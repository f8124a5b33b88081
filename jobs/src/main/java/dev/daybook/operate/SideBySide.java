package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.home.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Works on many shops at the same time, on as many as the configuration allows. One that is slow or
 * never answers holds one place; the others go on in the rest.
 */
@Component
class SideBySide {
  private final int places;

  SideBySide(Config config) {
    this.places = config.shopsAtOnce();
  }

  /**
   * What came of each shop, in the order given; begun in this order, too. With one place all is
   * done by the calling thread.
   */
  <T> List<T> each(List<ShopId> shops, Function<ShopId, T> work) {
    int threads = Math.min(places, shops.size());
    return threads <= 1 ? shops.stream().map(work).toList() : each(shops, work, threads);
  }

  private static <T> List<T> each(List<ShopId> shops, Function<ShopId, T> work, int threads) {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var tasks = shops.stream().<Callable<T>>map(shop -> () -> named(shop, work)).toList();
      return results(pool.invokeAll(tasks));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while shops were at work", interrupted);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The log names the thread of each line. */
  private static <T> T named(ShopId shop, Function<ShopId, T> work) {
    Thread.currentThread().setName(shop.toString());
    return work.apply(shop);
  }

  private static <T> List<T> results(List<Future<T>> done) throws InterruptedException {
    var results = new ArrayList<T>();
    for (var each : done) {
      try {
        results.add(each.get());
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(failed.getCause());
      }
    }
    return results;
  }
}
