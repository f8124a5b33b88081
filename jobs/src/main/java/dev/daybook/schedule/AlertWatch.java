package dev.daybook.schedule;

import dev.daybook.notify.Dispatch;
import dev.daybook.operate.RunAlerts;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** While serving: sends alerts every few seconds, and looks now and then whether all is well. */
@Component
class AlertWatch implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
  private static final Duration SEND = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMinutes(15);
  private static final Duration MOST_WAIT_FOR_END = Duration.ofSeconds(30);

  private final Dispatch dispatch;
  private final RunAlerts alerts;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            var thread = new Thread(work, "alerts");
            thread.setDaemon(true);
            return thread;
          });

  AlertWatch(Dispatch dispatch, RunAlerts alerts) {
    this.dispatch = dispatch;
    this.alerts = alerts;
  }

  void start() {
    every(LOOK, alerts::look);
    every(SEND, dispatch::sendDue);
  }

  private void every(Duration time, Runnable work) {
    threads.scheduleWithFixedDelay(
        () -> attempt(work), SEND.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception would end the schedule; the next time may be better. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("alerts: an attempt broke off; the next follows", failed);
    }
  }

  /** A message that is being sent is sent to its end, before the database goes away. */
  @Override
  public void destroy() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MOST_WAIT_FOR_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("alerts: a sending did not end; its messages may be sent again");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
