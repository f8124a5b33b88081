package dev.daybook.schedule;

import dev.daybook.home.Config;
import java.time.Instant;
import java.util.Date;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * The trigger of the night. Every night sets it to the next, since a cron trigger leaves out a date
 * on which the clock skips the night's time; should that fail, it fires a day later all the same. A
 * trigger of the configured time is left as it stands, so that a night which was due while nothing
 * served is made up for at once.
 */
final class NightSchedule {
  static final JobKey JOB = JobKey.jobKey("night");
  static final TriggerKey TRIGGER = TriggerKey.triggerKey("night");

  private NightSchedule() {}

  /**
   * @return when the next night begins; in the past when one was missed
   */
  static Instant keep(Scheduler scheduler, Config config) throws SchedulerException {
    var known = scheduler.getTrigger(TRIGGER);
    if (known == null) {
      scheduler.addJob(
          JobBuilder.newJob(NightWakeUp.class)
              .withIdentity(JOB)
              .storeDurably()
              .requestRecovery()
              .build(),
          true);
    }
    if (known == null || !time(config).equals(known.getDescription())) {
      set(scheduler, trigger(config, schedulersNow()));
    }
    return scheduler.getTrigger(TRIGGER).getNextFireTime().toInstant();
  }

  /** Sets the trigger to the first night after the one that has just begun. */
  static void follow(Scheduler scheduler, Config config, Instant begun) throws SchedulerException {
    set(scheduler, trigger(config, begun));
  }

  private static void set(Scheduler scheduler, Trigger trigger) throws SchedulerException {
    if (scheduler.rescheduleJob(TRIGGER, trigger) == null) {
      scheduler.scheduleJob(trigger);
    }
  }

  private static Trigger trigger(Config config, Instant after) {
    return TriggerBuilder.newTrigger()
        .forJob(JOB)
        .withIdentity(TRIGGER)
        .withDescription(time(config))
        .startAt(Date.from(NightTimes.after(config, after)))
        .withSchedule(
            SimpleScheduleBuilder.repeatHourlyForever(24)
                .withMisfireHandlingInstructionNowWithExistingCount())
        .build();
  }

  /** What the trigger was made for, such as {@code 02:00 Asia/Shanghai}. */
  private static String time(Config config) {
    return "%s %s".formatted(config.night(), config.calendar().zone());
  }

  /** Quartz wakes by its own clock, so the next night is counted from that one's time. */
  private static Instant schedulersNow() {
    return DateBuilder.futureDate(0, IntervalUnit.SECOND).toInstant();
  }
}
