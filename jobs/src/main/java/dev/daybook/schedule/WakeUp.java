package dev.daybook.schedule;

import java.util.List;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.scheduling.quartz.QuartzJobBean;

/**
 * The wake-up, for all kinds of runs and all processes on one database together. It decides
 * nothing: one that is late, missing or doubled is made up for by the next.
 */
public class WakeUp extends QuartzJobBean {
  static final JobKey JOB = JobKey.jobKey("wake-up");
  private static final TriggerKey TRIGGER = TriggerKey.triggerKey("wake-up");
  private static final JobKey BEFORE = JobKey.jobKey("night");
  private static final int SECONDS = 20;

  private final Dispatcher dispatcher;

  WakeUp(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Replaces what an earlier version, or another interval, has left in the tables. */
  static void keep(Scheduler scheduler) throws SchedulerException {
    scheduler.deleteJobs(List.of(BEFORE));
    scheduler.scheduleJob(
        JobBuilder.newJob(WakeUp.class).withIdentity(JOB).storeDurably().build(),
        java.util.Set.of(
            TriggerBuilder.newTrigger()
                .withIdentity(TRIGGER)
                .startNow()
                .withSchedule(
                    SimpleScheduleBuilder.repeatSecondlyForever(SECONDS)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build()),
        true);
  }

  @Override
  protected void executeInternal(JobExecutionContext context) {
    dispatcher.wake();
  }
}
