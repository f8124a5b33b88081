package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.Night;
import dev.daybook.operate.Reports;
import dev.daybook.operate.Request;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/**
 * The nightly wake-up. It only wakes: what the night has to do stands in the ledger. Ends at the
 * next page when the scheduler shuts down.
 */
@DisallowConcurrentExecution
public class NightWakeUp extends QuartzJobBean implements InterruptableJob {
  private static final Logger LOG = LoggerFactory.getLogger(NightWakeUp.class);

  private final Night night;
  private final Reports reports;
  private final Config config;
  private volatile boolean stopped;

  public NightWakeUp(Night night, Reports reports, Config config) {
    this.night = night;
    this.reports = reports;
    this.config = config;
  }

  @Override
  protected void executeInternal(JobExecutionContext context) throws JobExecutionException {
    follow(context);
    var date = reports.yesterday();
    var report = night.run(date, Request.bySchedule().until(() -> stopped));
    if (report.complete()) {
      LOG.info("the night of {} is complete: {}", date, report.morning().accounts());
    } else {
      LOG.warn(
          "the night of {} is INCOMPLETE: {} holes, failures {}",
          date,
          report.morning().coverage().holes().size(),
          report.failures());
    }
  }

  /** First of all: whatever becomes of this night, the next one is due at its own time. */
  private void follow(JobExecutionContext context) throws JobExecutionException {
    // Quartz may wake some milliseconds early: the night that was due must not be the next one.
    var due = context.getScheduledFireTime().toInstant();
    var fired = context.getFireTime().toInstant();
    try {
      NightSchedule.follow(context.getScheduler(), config, due.isAfter(fired) ? due : fired);
    } catch (SchedulerException e) {
      throw new JobExecutionException("the next night could not be scheduled", e);
    }
  }

  @Override
  public void interrupt() {
    stopped = true;
  }
}
