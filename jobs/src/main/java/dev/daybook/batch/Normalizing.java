package dev.daybook.batch;

import dev.daybook.canonical.ShopId;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/** Starts the normalize job for a shop. */
@Component
public class Normalizing {
  private final JobOperator operator;
  private final Job normalize;
  private final BookingWatches watches;

  Normalizing(JobOperator operator, Job normalize, BookingWatches watches) {
    this.operator = operator;
    this.normalize = normalize;
    this.watches = watches;
  }

  /**
   * Books what the shop has landed and seals what is complete. {@code part} counts the calls within
   * a run: each is a job instance of its own, so that what a killed process left in Spring Batch's
   * tables never blocks a start. When the watch says stop, the chunk at hand is booked and the rest
   * is left for the next run.
   */
  public void run(ShopId shop, long runId, int part, String actor, BookingWatch watch) {
    watches.during(runId, watch, () -> run(shop, runId, part, actor));
  }

  private void run(ShopId shop, long runId, int part, String actor) {
    var parameters =
        new JobParametersBuilder()
            .addString("shop", shop.toString())
            .addLong("run", runId)
            .addLong("part", (long) part)
            .addString("actor", actor, false)
            .toJobParameters();
    var execution = start(parameters);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw failed(shop, execution);
    }
  }

  private JobExecution start(
      org.springframework.batch.core.job.parameters.JobParameters parameters) {
    try {
      return operator.start(normalize, parameters);
    } catch (JobExecutionException e) {
      throw new IllegalStateException("the normalize job did not start: " + e.getMessage(), e);
    }
  }

  private static RuntimeException failed(ShopId shop, JobExecution execution) {
    var causes = execution.getAllFailureExceptions();
    var failure =
        new IllegalStateException(
            "normalizing %s ended as %s".formatted(shop, execution.getStatus()),
            causes.isEmpty() ? null : causes.get(0));
    causes.stream().skip(1).forEach(failure::addSuppressed);
    return failure;
  }
}
