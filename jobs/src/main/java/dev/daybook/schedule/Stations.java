package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.HandoffRun;
import dev.daybook.operate.Reports;
import dev.daybook.operate.Request;
import dev.daybook.operate.RuleCheck;
import dev.daybook.operate.RunAlerts;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The stations that follow on the shops' nights, one after the other: the rules look, what is clear
 * goes to the ERP, the report is made. Rules and hand-off also at times of the day.
 */
@Configuration
class Stations {
  private static final Logger LOG = LoggerFactory.getLogger(Stations.class);
  private static final String CHECK = "night-check";
  static final String HANDOFF = "night-handoff";

  private final Config config;
  private final DueTimes times;
  private final NightEnd end;

  Stations(Config config, NightEnd end) {
    this.config = config;
    this.times = new DueTimes(config.calendar());
    this.end = end;
  }

  @Bean
  ScheduledKind nightCheck(RuleCheck rules) {
    return new AfterNight(CHECK, "", end, (date, request) -> check(rules, request.of(date)));
  }

  @Bean
  ScheduledKind nightHandoff(HandoffRun handoff) {
    return new AfterNight(
        HANDOFF, CHECK, end, (date, request) -> handOff(handoff, request.of(date)));
  }

  @Bean
  ScheduledKind nightReport(Reports reports, RunAlerts alerts) {
    return new AfterNight("report", HANDOFF, end, (date, request) -> report(reports, alerts, date));
  }

  @Bean
  ScheduledKind dayCheck(RuleCheck rules) {
    return new DuringDay(
        "check",
        times,
        now -> config.check().map(every -> times.newest(every, now)),
        now -> config.check().map(every -> times.next(every, now)),
        request -> check(rules, request));
  }

  @Bean
  ScheduledKind dayHandoff(HandoffRun handoff) {
    return new DuringDay(
        "handoff",
        times,
        now -> times.newest(config.handoff(), now),
        now -> times.next(config.handoff(), now),
        request -> handOff(handoff, request));
  }

  private static Ended check(RuleCheck rules, Request request) {
    return ended(rules.today(request).stopped(), request);
  }

  private static Ended handOff(HandoffRun handoff, Request request) {
    return ended(handoff.all(request).stopped(), request);
  }

  private static Ended ended(String stopped, Request request) {
    return stopped.isEmpty() ? Ended.done() : Ended.stopped(stopped, request);
  }

  private static Ended report(Reports reports, RunAlerts alerts, LocalDate date) {
    var report = reports.of(date);
    alerts.morning(report);
    if (report.complete()) {
      LOG.info("the night of {}: {}, {}", date, report.verdict(), report.accounts());
      return Ended.done();
    }
    LOG.warn(
        "the night of {} is INCOMPLETE: {} holes; next: ./daybook report {}",
        date,
        report.coverage().holes().size(),
        date);
    return Ended.left("incomplete: %d holes".formatted(report.coverage().holes().size()));
  }
}
