package dev.daybook.operate;

import dev.daybook.channel.Authorisations;
import dev.daybook.channel.SftpCheck;
import dev.daybook.channel.TokenFolder;
import dev.daybook.database.DatabaseCheck;
import dev.daybook.database.DatabaseCheck.Finding;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.DatabaseUnavailable;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Config;
import dev.daybook.home.ConfigReader;
import dev.daybook.home.ConfigRefused;
import dev.daybook.home.Home;
import dev.daybook.home.HomeRefused;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.MappingErrors;
import dev.daybook.mapping.MappingLoader;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.notify.AlertBook;
import dev.daybook.notify.ReceiverSettings;
import dev.daybook.notify.ReceiverState;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Verb {@code doctor}: looks at one installation part by part. Needs none of them to be well, the
 * database included.
 */
public final class Doctor {
  private static final String CONFIG = "config.yaml";

  private final Home home;
  private final List<Path> folders;
  private final Clock clock;
  private final List<Check> checks = new ArrayList<>();

  private Doctor(Home home, List<Path> folders, Clock clock) {
    this.home = home;
    this.folders = folders;
    this.clock = clock;
  }

  /**
   * @param folders mapping folders over the built-in ones
   */
  public static DoctorReport examine(Home home, List<Path> folders, Clock clock) {
    return new Doctor(home, folders, clock).examine();
  }

  private DoctorReport examine() {
    checks.addAll(new HomeChecks(home).all(clock.instant()));
    var config = config();
    var mappings = mappings();
    config.ifPresent(
        read -> {
          mappings.ifPresent(loaded -> shops(read, loaded));
          sftp(read, mappings);
          receivers(read);
          database(read, mappings);
        });
    return DoctorReport.of(checks);
  }

  private Optional<Config> config() {
    var expected = "a configuration that can be read";
    try {
      var config = ConfigReader.read(home);
      checks.add(
          Check.ok(
              CONFIG,
              "%d shops, business zone %s, where it is %s"
                  .formatted(
                      config.shops().size(),
                      config.calendar().zone(),
                      clock
                          .instant()
                          .truncatedTo(ChronoUnit.SECONDS)
                          .atZone(config.calendar().zone())
                          .toOffsetDateTime()),
              expected));
      return Optional.of(config);
    } catch (ConfigRefused refused) {
      var next = "correct the file; the message names the place";
      checks.add(new Check(CONFIG, Level.FAIL, refused.getMessage(), expected, next));
      return Optional.empty();
    }
  }

  private Optional<Mappings> mappings() {
    var expected = "mappings without an error";
    try {
      var mappings = MappingLoader.load(folders);
      checks.add(
          Check.ok(
              "mappings",
              "channels %s, %d rules".formatted(mappings.names(), mappings.rules().size()),
              expected));
      return Optional.of(mappings);
    } catch (MappingErrors wrong) {
      checks.add(
          new Check(
              "mappings",
              Level.FAIL,
              "%d errors, the first: %s".formatted(wrong.errors().size(), wrong.errors().get(0)),
              expected,
              "daybook mapping check"));
      return Optional.empty();
    }
  }

  private void shops(Config config, Mappings mappings) {
    var tokens = new TokenFolder(home.tokens());
    var authorisations = Authorisations.of(mappings, config.directory(), tokens, clock);
    for (var shop : config.shops()) {
      checks.add(shop(shop, mappings));
      mappings
          .find(shop.id().channel())
          .map(channel -> lacking(shop, channel, authorisations))
          .filter(missing -> !missing.isEmpty())
          .map(missing -> credentials(shop, missing))
          .ifPresent(checks::add);
      authorisations
          .warning(shop.id())
          .map(
              warning ->
                  new Check(
                      "shop %s: authorisation".formatted(shop.id()),
                      Level.WARN,
                      warning,
                      "an authorisation that does not end within days",
                      "authorise the shop again, and put its new tokens into the configuration"))
          .ifPresent(checks::add);
    }
  }

  private static Set<String> lacking(
      Config.Shop shop, Channel channel, Authorisations authorisations) {
    return channel.feeds().values().stream()
        .filter(feed -> ShopFeeds.has(shop, channel, feed))
        .filter(PagedFeed.class::isInstance)
        .flatMap(feed -> authorisations.missing(shop.id(), (PagedFeed) feed).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Check credentials(Config.Shop shop, Set<String> missing) {
    return new Check(
        "shop %s: credentials".formatted(shop.id()),
        Level.FAIL,
        "they lack " + missing,
        "what channel %s asks for".formatted(shop.id().channel()),
        Authorisations.ADD_CREDENTIALS);
  }

  private static Check shop(Config.Shop shop, Mappings mappings) {
    var name = "shop " + shop.id();
    var expected = "a channel with a mapping";
    var found = mappings.find(shop.id().channel());
    if (found.isEmpty()) {
      return new Check(
          name,
          Level.FAIL,
          "there is no channel '%s'".formatted(shop.id().channel()),
          expected,
          "name one of %s in config.yaml, or give its folder with --mappings"
              .formatted(mappings.names()));
    }
    var channel = found.get();
    var unknown = shop.feeds().stream().filter(feed -> !channel.feeds().containsKey(feed)).toList();
    if (!unknown.isEmpty()) {
      return new Check(
          name,
          Level.FAIL,
          "channel %s has no feeds %s".formatted(channel.name(), unknown),
          "feeds of %s".formatted(channel.feeds().keySet()),
          "correct the shop's feeds in config.yaml");
    }
    return channel.experimental()
        ? new Check(
            name,
            Level.WARN,
            "go-live %s; channel %s is experimental".formatted(shop.goLive(), channel.name()),
            "a channel whose facts are confirmed",
            "compare its orders with the platform's own count for some days")
        : Check.ok(name, "go-live " + shop.goLive(), expected);
  }

  private void sftp(Config config, Optional<Mappings> mappings) {
    for (var shop : config.shops()) {
      if (shop.sftp() != null) {
        var server = SftpCheck.of(shop.sftp());
        checks.add(
            new Check(
                "sftp " + shop.id(),
                server.well() ? Level.OK : Level.FAIL,
                server.found(),
                server.expected(),
                server.next()));
        mappings
            .flatMap(loaded -> loaded.find(shop.id().channel()))
            .filter(channel -> !ShopFeeds.givesFiles(channel))
            .ifPresent(channel -> checks.add(noFiles(shop)));
      }
    }
  }

  private static Check noFiles(Config.Shop shop) {
    return new Check(
        "sftp " + shop.id(),
        Level.WARN,
        "channel '%s' has no feed of files: nobody looks there".formatted(shop.id().channel()),
        "a channel with a feed of files",
        "leave sftp out in config.yaml, or give the channel such a feed");
  }

  private void receivers(Config config) {
    var receivers = config.alerts().receivers();
    var expected = "somebody who is told when something is wrong";
    checks.add(
        receivers.isEmpty()
            ? new Check(
                "alerts",
                Level.WARN,
                "nobody is told: alerts are kept, and shown by daybook alerts list",
                expected,
                "name receivers below alerts in config.yaml")
            : Check.ok("alerts", "receivers %s".formatted(receivers), expected));
  }

  /** Those that did not take their last message, configured ones only. */
  private void unwell(Config config, DatabaseSettings database) {
    var names = config.alerts().receivers().stream().map(ReceiverSettings::name).toList();
    AlertBook.unwell(database).stream()
        .filter(state -> names.contains(state.name()))
        .map(Doctor::unwell)
        .forEach(checks::add);
  }

  private static Check unwell(ReceiverState state) {
    return new Check(
        "alerts receiver " + state.name(),
        Level.WARN,
        "%s: %s".formatted(state.refused() ? "refuses" : "did not answer well", state.told()),
        "a receiver that takes messages",
        "mend what it says, then daybook alerts test " + state.name());
  }

  private void database(Config config, Optional<Mappings> mappings) {
    if (config.database().isPresent()) {
      var server = config.database().get();
      ask(
          config,
          mappings,
          () -> new DatabaseSettings(server.url(), server.user(), server.password()));
      return;
    }
    try (var embedded = EmbeddedDatabase.open(home.create().folder())) {
      ask(config, mappings, () -> DatabaseSettings.of(embedded));
    } catch (DatabaseUnavailable down) {
      unreachable(
          down, "an embedded database that starts", "read the message; then daybook doctor");
    } catch (HomeRefused refused) {
      unreachable(refused, "a home folder to keep it in", "mend home.folder; then daybook doctor");
    }
  }

  private interface Settings {
    DatabaseSettings get();
  }

  private void ask(Config config, Optional<Mappings> mappings, Settings settings) {
    try {
      var found = DatabaseCheck.of(settings.get(), clock).stream().map(Doctor::check).toList();
      checks.addAll(found);
      if (found.stream().noneMatch(check -> check.level() == Level.FAIL)) {
        mappings.ifPresent(loaded -> checks.addAll(ClockChecks.of(config, loaded, settings.get())));
        unwell(config, settings.get());
      }
    } catch (IllegalArgumentException wrongUrl) {
      unreachable(
          wrongUrl, "an address of MySQL or MariaDB", "correct database.url in config.yaml");
    }
  }

  private void unreachable(RuntimeException why, String expected, String next) {
    checks.add(new Check("database.connection", Level.FAIL, why.getMessage(), expected, next));
  }

  private static Check check(Finding finding) {
    return new Check(
        finding.name(),
        Level.valueOf(finding.level().name()),
        finding.found(),
        finding.expected(),
        finding.nextStep());
  }
}
