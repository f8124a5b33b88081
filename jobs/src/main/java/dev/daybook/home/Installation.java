package dev.daybook.home;

import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens Daybook on a home folder: configuration, database and all components. */
public final class Installation {
  private final Class<?> application;

  public Installation(Class<?> application) {
    this.application = application;
  }

  /**
   * How it is opened.
   *
   * @param mappings a folder of channel folders over the built-in ones; null for none
   * @param serving whether schedules run in this process
   */
  public record Opening(Home home, Path mappings, Clock clock, boolean serving) {}

  /**
   * Everything that runs on one home folder; close it to leave.
   *
   * @throws ConfigRefused when {@code config.yaml} cannot be used
   */
  public Open open(Opening opening) {
    var home = opening.home().create();
    var config = ConfigReader.read(home);
    var closing = new ArrayDeque<AutoCloseable>();
    try {
      var settings = database(home, config, closing);
      var context = start(opening, config, settings);
      closing.push(context);
      return new Open(context, closing);
    } catch (RuntimeException | Error e) {
      closeAll(closing, e);
      throw e;
    }
  }

  private static DatabaseSettings database(Home home, Config config, Deque<AutoCloseable> closing) {
    if (config.database().isPresent()) {
      var database = config.database().get();
      return new DatabaseSettings(database.url(), database.user(), database.password())
          .withConnections(connections(config));
    }
    var embedded = EmbeddedDatabase.open(home.folder());
    closing.push(embedded);
    return DatabaseSettings.of(embedded).withConnections(connections(config));
  }

  /** A shop at work holds up to three at the same time; a few are for everything else. */
  private static int connections(Config config) {
    return 4 + 3 * Math.max(2, config.shopsAtOnce());
  }

  private ConfigurableApplicationContext start(
      Opening opening, Config config, DatabaseSettings settings) {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .properties(properties(opening))
        .initializers(
            context -> {
              var beans = context.getBeanFactory();
              beans.registerSingleton("home", opening.home());
              beans.registerSingleton("config", config);
              beans.registerSingleton("databaseSettings", settings);
              beans.registerSingleton("clock", opening.clock());
            })
        .run();
  }

  private static Map<String, Object> properties(Opening opening) {
    var properties = new HashMap<String, Object>();
    properties.put("logging.file.name", opening.home().log().toString());
    properties.put("logging.threshold.console", "OFF");
    properties.put("logging.level.root", "INFO");
    properties.put("spring.main.lazy-initialization", !opening.serving());
    properties.put("spring.batch.job.enabled", false);
    properties.put("spring.batch.jdbc.initialize-schema", "never");
    // Its usual SERIALIZABLE makes jobs that start at the same time deadlock; ours have ids of
    // their own, so there is nothing that it would keep apart.
    properties.put("spring.batch.jdbc.isolation-level-for-create", "read_committed");
    properties.put("spring.quartz.auto-startup", false);
    properties.put("daybook.serving", opening.serving());
    if (opening.mappings() != null) {
      properties.put("daybook.mappings", opening.mappings().toString());
    }
    if (opening.serving()) {
      properties.put("spring.quartz.job-store-type", "jdbc");
      properties.put("spring.quartz.jdbc.initialize-schema", "never");
      // A wake-up under way ends before the database goes away; the runs it began are asked to
      // stop.
      properties.put("spring.quartz.wait-for-jobs-to-complete-on-shutdown", true);
      properties.put("spring.quartz.properties.org.quartz.scheduler.instanceName", "daybook");
      properties.put("spring.quartz.properties.org.quartz.scheduler.instanceId", "AUTO");
      properties.put("spring.quartz.properties.org.quartz.jobStore.isClustered", true);
      properties.put(
          "spring.quartz.properties.org.quartz.jobStore.driverDelegateClass",
          "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    } else {
      properties.put(
          "spring.autoconfigure.exclude",
          "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration");
    }
    return properties;
  }

  private static void closeAll(Deque<AutoCloseable> closing, Throwable cause) {
    for (AutoCloseable part; (part = closing.poll()) != null; ) {
      try {
        part.close();
      } catch (Exception e) {
        cause.addSuppressed(e);
      }
    }
  }

  /** An open installation. */
  public static final class Open implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Deque<AutoCloseable> closing;

    private Open(ConfigurableApplicationContext context, Deque<AutoCloseable> closing) {
      this.context = context;
      this.closing = closing;
    }

    /** The component of this type. */
    public <T> T get(Class<T> type) {
      return context.getBean(type);
    }

    @Override
    public void close() {
      var failure = new IllegalStateException("Daybook did not close cleanly");
      closeAll(closing, failure);
      if (failure.getSuppressed().length > 0) {
        throw failure;
      }
    }
  }
}
