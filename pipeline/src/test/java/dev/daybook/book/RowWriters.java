package dev.daybook.book;

import dev.daybook.identity.Identities;
import java.time.Clock;
import org.springframework.transaction.PlatformTransactionManager;

/** Order books with a writer of the test's own. */
final class RowWriters {
  private RowWriters() {}

  static OrderBook book(TestBook test, RowWriter rows) {
    return new OrderBook(
        new ChunkBooking(
            test.get(BookMapper.class),
            test.get(Drafts.class),
            test.get(AfterSaleDrafts.class),
            test.get(ChunkLocks.class),
            new ChunkWriting(
                test.get(BookMapper.class),
                test.get(AfterSaleMapper.class),
                rows,
                test.get(Identities.class),
                test.get(Changes.class)),
            test.get(Clock.class)),
        test.get(PlatformTransactionManager.class),
        3);
  }
}
