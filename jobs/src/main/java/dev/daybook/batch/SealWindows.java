package dev.daybook.batch;

import dev.daybook.book.Sealer;
import dev.daybook.book.Sealing;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.RegisteredFeed;
import dev.daybook.coverage.WindowState;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandingDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals every fetched window that this run holds, and closes files that cover no known time. What
 * does not balance stays owed, with the difference in words. A run that must stop seals nothing
 * more: what it has not booked to the end would not balance.
 */
@Component
@StepScope
class SealWindows implements Tasklet {
  private static final Logger LOG = LoggerFactory.getLogger(SealWindows.class);

  private final CoverageLedger ledger;
  private final Feeds feeds;
  private final Sealer sealer;
  private final LandingDesk desk;
  private final Damages damages;
  private final BookingWatch watch;
  private final ShopId shop;
  private final long runId;

  SealWindows(
      CoverageLedger ledger,
      Feeds feeds,
      Sealer sealer,
      LandingDesk desk,
      Damages damages,
      BookingWatches watches,
      @Value("#{jobParameters['shop']}") String shop,
      @Value("#{jobParameters['run']}") Long runId) {
    this.ledger = ledger;
    this.feeds = feeds;
    this.sealer = sealer;
    this.desk = desk;
    this.damages = damages;
    this.watch = watches.of(runId);
    this.shop = ShopId.parse(shop);
    this.runId = runId;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    feeds.all().stream()
        .map(RegisteredFeed::feed)
        .filter(feed -> feed.shop().equals(shop))
        .flatMap(feed -> ledger.unsealed(feed).stream())
        .filter(window -> window.state() == WindowState.FETCHED && window.runId() == runId)
        .takeWhile(window -> !watch.mustStop())
        .forEach(this::seal);
    desk.unclosed(shop).stream().takeWhile(document -> !watch.mustStop()).forEach(this::close);
    return RepeatStatus.FINISHED;
  }

  private void close(Document document) {
    if (sealer.close(document.id()) instanceof Sealing.Unbalanced unbalanced) {
      LOG.error("document {} does not balance: {}", document.id(), unbalanced.what());
    }
  }

  private void seal(OpenWindow window) {
    if (sealer.seal(window.id(), runId) instanceof Sealing.Unbalanced unbalanced) {
      ledger.failed(window.id(), runId, reason(window, unbalanced));
    }
  }

  /** A document that cannot be read explains every sum that does not close. */
  private String reason(OpenWindow window, Sealing.Unbalanced unbalanced) {
    var damaged = damages.of(desk.ofWindow(window.id()));
    return damaged.isEmpty()
        ? "does not balance: " + String.join("; ", unbalanced.what())
        : String.join("; ", damaged);
  }
}
