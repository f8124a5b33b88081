package dev.daybook.batch;

import dev.daybook.landing.LandedRecord;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalizer;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Landed records of a shop become orders or rejections and are booked; complete windows are sealed.
 */
@Configuration(proxyBeanMethods = false)
class NormalizeJob {
  static final String NAME = "normalize";

  /** Records to a transaction of the book. */
  private static final int CHUNK = 1_000;

  @Bean
  Job normalize(JobRepository repository, Step bookRecords, Step sealLandedWindows) {
    return new JobBuilder(NAME, repository).start(bookRecords).next(sealLandedWindows).build();
  }

  /**
   * The book commits each chunk itself, together with its accounts and how far the documents are
   * booked, so the step has no transaction of its own: what Spring Batch remembers may lag behind,
   * the ledger never does.
   */
  @Bean
  Step bookRecords(
      JobRepository repository,
      PendingRecords pendingRecords,
      Normalizer normalizer,
      BookedChunks bookedChunks) {
    return new StepBuilder("bookRecords", repository)
        .<LandedRecord, Normalization>chunk(CHUNK)
        .transactionManager(new ResourcelessTransactionManager())
        .reader(pendingRecords)
        .processor(normalizer::normalize)
        .writer(bookedChunks)
        .build();
  }

  @Bean
  Step sealLandedWindows(JobRepository repository, SealWindows sealWindows) {
    return new StepBuilder("sealWindows", repository)
        .tasklet(sealWindows, new ResourcelessTransactionManager())
        .build();
  }
}
