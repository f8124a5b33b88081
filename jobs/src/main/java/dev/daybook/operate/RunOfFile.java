package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.FileRuns;
import dev.daybook.channel.IntakeResult;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A file that a watched inbox brings is taken and booked in a run of its own. */
@Component
class RunOfFile implements FileRuns {
  private final ObjectProvider<ShopRuns> runs;
  private final ShopFeeds shopFeeds;

  /** The runs are looked up late: they hold the inbox, which holds this. */
  RunOfFile(ObjectProvider<ShopRuns> runs, ShopFeeds shopFeeds) {
    this.runs = runs;
    this.shopFeeds = shopFeeds;
  }

  @Override
  public IntakeResult during(ShopId shop, Taking work) {
    var scope = Scope.of(shop);
    var result = new AtomicReference<IntakeResult>();
    runs.getObject()
        .within(
            "drop",
            scope,
            Request.bySchedule(),
            shopFeeds.of(scope),
            run -> {
              result.set(work.in(run.id(), run.stop()));
              if (result.get() instanceof IntakeResult.Landed landed) {
                run.landed(landed);
              }
            });
    return result.get();
  }
}
