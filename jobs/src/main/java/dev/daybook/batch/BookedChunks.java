package dev.daybook.batch;

import dev.daybook.book.Chunk;
import dev.daybook.book.OrderBook;
import dev.daybook.coverage.Runs;
import dev.daybook.normalize.Normalization;
import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives each chunk to the order book, in one transaction of the book's own. Each is a sign of life
 * of its run, and ends a run that another has taken over.
 */
@Component
@StepScope
class BookedChunks implements ItemWriter<Normalization> {
  private final OrderBook book;
  private final Runs runs;
  private final BookingWatch watch;
  private final long runId;
  private final String actor;

  BookedChunks(
      OrderBook book,
      Runs runs,
      BookingWatches watches,
      @Value("#{jobParameters['run']}") Long runId,
      @Value("#{jobParameters['actor']}") String actor) {
    this.book = book;
    this.runs = runs;
    this.watch = watches.of(runId);
    this.runId = runId;
    this.actor = actor;
  }

  @Override
  public void write(
      org.springframework.batch.infrastructure.item.Chunk<? extends Normalization> chunk) {
    runs.heartbeat(runId);
    book.book(new Chunk(runId, actor, "", List.copyOf(chunk.getItems())));
    watch.booked(chunk.size());
  }
}
