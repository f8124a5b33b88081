package dev.daybook.schedule;

import dev.daybook.channel.DropFolders;
import dev.daybook.home.Config;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import java.util.List;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that {@code serve} keeps running: the schedules, the watched inboxes and alerts. */
@Component
public class Serving {
  private final ObjectProvider<Scheduler> scheduler;
  private final Dispatcher dispatcher;
  private final Schedules schedules;
  private final DropFolders dropFolders;
  private final Config config;
  private final Mappings mappings;
  private final AlertWatch alerts;

  Serving(
      ObjectProvider<Scheduler> scheduler,
      Dispatcher dispatcher,
      Schedules schedules,
      DropFolders dropFolders,
      Config config,
      Mappings mappings,
      AlertWatch alerts) {
    this.scheduler = scheduler;
    this.dispatcher = dispatcher;
    this.schedules = schedules;
    this.dropFolders = dropFolders;
    this.config = config;
    this.mappings = mappings;
    this.alerts = alerts;
  }

  /**
   * What runs now.
   *
   * @param next what is due next, by time; what is owed already begins at once
   */
  public record Started(List<String> inboxes, List<Schedules.Next> next) {}

  public Started start() {
    var watched =
        config.shops().stream()
            .map(Config.Shop::id)
            .filter(shop -> hasFiles(shop.channel()))
            .toList();
    watched.forEach(dropFolders::watch);
    alerts.start();
    try {
      dispatcher.start();
      WakeUp.keep(scheduler.getObject());
      scheduler.getObject().start();
      return new Started(watched.stream().map(Object::toString).toList(), schedules.next());
    } catch (SchedulerException e) {
      throw new IllegalStateException("the schedules did not start: " + e.getMessage(), e);
    }
  }

  /** A shop without a mapping is the night's to tell; the others are watched all the same. */
  private boolean hasFiles(String channel) {
    return mappings.find(channel).stream()
        .flatMap(described -> described.feeds().values().stream())
        .anyMatch(FileFeed.class::isInstance);
  }
}
