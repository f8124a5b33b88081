package dev.daybook.home;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Reads {@code config.yaml}. {@code ${NAME}} stands for a variable of the environment or for a key
 * of {@code secrets.yaml}, which only its owner may read.
 */
public final class ConfigReader {
  private static final Duration DEFAULT_PATIENCE = Duration.ofHours(26);
  private static final Duration DEFAULT_INBOX_AGE = Duration.ofSeconds(5);
  private static final int DEFAULT_SHOPS_AT_ONCE = 8;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** A placeholder that stands for nothing is an error, not a credential. */
  private static final PropertyPlaceholderHelper EVERY_PLACEHOLDER =
      new PropertyPlaceholderHelper("${", "}", ":", null, false);

  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          Duration.class, "a duration such as 26h, 5m or 10s",
          Integer.class, "a whole number such as 8",
          URI.class, "an address such as http://127.0.0.1:8080",
          WrittenShop.class, "a shop with 'id' and 'go-live'",
          Map.class, "names with a value each",
          SftpReader.Written.class, "an SFTP server with 'host', 'user' and 'known-hosts'",
          AlertsReader.Written.class, "alerts with 'receivers' and 'routes'",
          AlertsReader.WrittenRoute.class, "a route with 'to'",
          AlertsReader.WrittenQuiet.class, "quiet hours with 'from' and 'to'",
          List.class, "a list");

  private ConfigReader() {}

  record Written(
      String businessZone,
      Config.Database database,
      List<WrittenShop> shops,
      String night,
      Duration intraday,
      Duration check,
      List<String> handoff,
      Duration patience,
      Duration inboxAge,
      Integer shopsAtOnce,
      Duration settleFor,
      Integer emptyAnswers,
      AlertsReader.Written alerts) {}

  record WrittenShop(
      String id,
      String goLive,
      URI host,
      Map<String, String> credentials,
      List<String> feeds,
      SftpReader.Written sftp,
      String night,
      Duration intraday,
      String closed) {}

  /** The configuration of this home; the defaults when it has no file. */
  public static Config read(Home home) {
    if (!Files.exists(home.config())) {
      var nothing =
          new Written(null, null, null, null, null, null, null, null, null, null, null, null, null);
      return checked(home.config(), nothing, key -> home.config().toString());
    }
    var plain = YamlText.read(home.config());
    return checked(home.config(), bind(home, plain), key -> place(home, plain, key));
  }

  /** Where a key stands in the file, such as {@code config.yaml:3:8}. */
  private static String place(Home home, PropertySource<?> plain, String key) {
    var origin = plain instanceof OriginLookup<?> ? OriginLookup.getOrigin(plain, key) : null;
    return origin instanceof TextResourceOrigin text
        ? "%s:%s".formatted(home.config(), text.getLocation())
        : home.config().toString();
  }

  private static Written bind(Home home, PropertySource<?> plain) {
    var known = new MutablePropertySources();
    known.addLast(
        new SystemEnvironmentPropertySource("environment", new HashMap<>(System.getenv())));
    if (Files.exists(home.secrets())) {
      requireOwnerOnly(home.secrets());
      known.addLast(YamlText.read(home.secrets()));
    }
    try {
      return new Binder(
              ConfigurationPropertySources.from(plain),
              new PropertySourcesPlaceholdersResolver(known, EVERY_PLACEHOLDER))
          .bindOrCreate("", Bindable.of(Written.class), new EveryKeyIsKnown());
    } catch (BindException e) {
      throw refused(home, e);
    }
  }

  private static void requireOwnerOnly(Path file) {
    try {
      if (!isOwnerOnly(file)) {
        throw new ConfigRefused("%s: others may read it; next: chmod 600 %s".formatted(file, file));
      }
    } catch (IOException e) {
      throw new ConfigRefused("%s: cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /** True also where a system has no such permissions. */
  static boolean isOwnerOnly(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
        || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
  }

  private static ConfigRefused refused(Home home, BindException e) {
    if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
      return new ConfigRefused(
          unbound.getUnboundProperties().stream()
              .map(property -> unknown(home, property))
              .sorted()
              .collect(Collectors.joining("\n")));
    }
    // The value is left out: it may be a secret.
    return new ConfigRefused(
        "%s: '%s' %s"
            .formatted(
                place(home, e.getProperty()),
                name(e.getName(), e.getProperty()),
                problem(home, e)));
  }

  private static String unknown(Home home, ConfigurationProperty property) {
    return "%s: '%s' is unknown; expected %s; in a shop %s; in sftp %s; in database %s; in alerts %s; in a route %s; in quiet %s"
        .formatted(
            place(home, property),
            name(property.getName(), property),
            keys(Written.class),
            keys(WrittenShop.class),
            keys(SftpReader.Written.class),
            keys(Config.Database.class),
            keys(AlertsReader.Written.class),
            keys(AlertsReader.WrittenRoute.class),
            keys(AlertsReader.WrittenQuiet.class));
  }

  private static String keys(Class<? extends Record> written) {
    return Arrays.stream(written.getRecordComponents())
        .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
        .collect(Collectors.joining(", "));
  }

  private static String place(Home home, ConfigurationProperty property) {
    return written(property)
        .map(PropertySourceOrigin::getOrigin)
        .filter(TextResourceOrigin.class::isInstance)
        .map(
            origin -> "%s:%s".formatted(home.config(), ((TextResourceOrigin) origin).getLocation()))
        .orElse(home.config().toString());
  }

  /** As it is written in the file: binding forgets dashes and capitals. */
  private static String name(ConfigurationPropertyName name, ConfigurationProperty property) {
    return written(property).map(PropertySourceOrigin::getPropertyName).orElse(name.toString());
  }

  private static Optional<PropertySourceOrigin> written(ConfigurationProperty property) {
    return property != null && property.getOrigin() instanceof PropertySourceOrigin origin
        ? Optional.of(origin)
        : Optional.empty();
  }

  private static String problem(Home home, BindException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PlaceholderResolutionException unknown) {
        return "needs ${%s}, which nothing defines; next: set it in the environment or in %s"
            .formatted(unknown.getPlaceholder(), home.secrets());
      }
    }
    var type = e.getTarget().getType().resolve(Object.class);
    return "cannot be read as " + EXPECTED.getOrDefault(type, type.getSimpleName());
  }

  private static Config checked(Path file, Written written, UnaryOperator<String> places) {
    var problems = new ArrayList<String>();
    var zone =
        read(
                problems,
                "business-zone",
                written.businessZone,
                "a zone such as Asia/Shanghai",
                ZoneId::of)
            .orElse(ZoneId.of("Asia/Shanghai"));
    var calendar = new BusinessCalendar(zone);
    var schedules = schedules(problems, written);
    var shops = new ArrayList<Config.Shop>();
    for (var shop : Objects.requireNonNullElse(written.shops, List.<WrittenShop>of())) {
      shop(file, problems, calendar, shop).ifPresent(shops::add);
    }
    database(problems, written.database);
    notNegative(problems, "patience", written.patience);
    notNegative(problems, "inbox-age", written.inboxAge);
    int shopsAtOnce = Objects.requireNonNullElse(written.shopsAtOnce, DEFAULT_SHOPS_AT_ONCE);
    if (shopsAtOnce < 1 || shopsAtOnce > Config.MOST_SHOPS_AT_ONCE) {
      problems.add(
          "shops-at-once: expected 1 to %d, but got %d"
              .formatted(Config.MOST_SHOPS_AT_ONCE, shopsAtOnce));
    }
    notNegative(problems, "settle-for", written.settleFor);
    int emptyAnswers = Objects.requireNonNullElse(written.emptyAnswers, Config.USUAL_EMPTY_ANSWERS);
    if (emptyAnswers < 1) {
      problems.add("empty-answers: expected 1 or more, but got %d".formatted(emptyAnswers));
    }
    var ids = shops.stream().map(Config.Shop::id).toList();
    ids.stream()
        .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
        .distinct()
        .forEach(id -> problems.add("shop '%s' is there twice".formatted(id)));
    var alerts = AlertsReader.read(places, zone, ids, written.alerts);
    var all =
        Stream.concat(problems.stream().map(p -> file + ": " + p), alerts.problems().stream());
    if (!problems.isEmpty() || !alerts.problems().isEmpty()) {
      throw new ConfigRefused(all.collect(Collectors.joining("\n")));
    }
    return new Config(
        calendar,
        Optional.ofNullable(written.database),
        List.copyOf(shops),
        schedules,
        Objects.requireNonNullElse(written.patience, DEFAULT_PATIENCE),
        Objects.requireNonNullElse(written.inboxAge, DEFAULT_INBOX_AGE),
        shopsAtOnce,
        Objects.requireNonNullElse(written.settleFor, Config.USUAL_SETTLE_FOR),
        emptyAnswers,
        alerts.settings());
  }

  private static Config.Schedules schedules(List<String> problems, Written written) {
    notShorterThanAMinute(problems, "intraday", written.intraday);
    notShorterThanAMinute(problems, "check", written.check);
    return new Config.Schedules(
        time(problems, "night", written.night).orElse(Config.Schedules.USUAL_NIGHT),
        Optional.ofNullable(written.intraday),
        Optional.ofNullable(written.check),
        Objects.requireNonNullElse(written.handoff, List.<String>of()).stream()
            .flatMap(text -> time(problems, "handoff", text).stream())
            .sorted()
            .distinct()
            .toList());
  }

  private static Optional<LocalTime> time(List<String> problems, String key, String text) {
    return read(problems, key, text, "a time such as 02:00", LocalTime::parse);
  }

  private static void notShorterThanAMinute(List<String> problems, String key, Duration duration) {
    if (duration != null && duration.compareTo(Duration.ofMinutes(1)) < 0) {
      problems.add("%s: expected a minute or more, but got %s".formatted(key, duration));
    }
  }

  private static void database(List<String> problems, Config.Database database) {
    if (database == null) {
      return;
    }
    if (database.url() == null || !database.url().startsWith("jdbc:mysql://")) {
      problems.add("database.url: expected jdbc:mysql://HOST:PORT/SCHEMA, for MariaDB too");
    }
    if (database.user() == null || database.password() == null) {
      problems.add("database: expected 'user' and 'password' beside 'url'");
    }
  }

  private static void notNegative(List<String> problems, String key, Duration duration) {
    if (duration != null && duration.isNegative()) {
      problems.add("%s: expected no negative time, but got %s".formatted(key, duration));
    }
  }

  private static Optional<Config.Shop> shop(
      Path file, List<String> problems, BusinessCalendar calendar, WrittenShop shop) {
    if (shop.id == null || shop.goLive == null) {
      problems.add(
          "shops: every shop needs 'id' and 'go-live'; one has only %s"
              .formatted(shop.id == null ? "go-live " + shop.goLive : "id " + shop.id));
      return Optional.empty();
    }
    var id =
        read(problems, "id", shop.id, "CHANNEL/SHOP such as pinduoduo/flagship", ShopId::parse);
    var goLive =
        read(
            problems,
            "go-live of " + shop.id,
            shop.goLive,
            "a business date such as 2026-11-01, or an instant such as 2026-11-01T00:00:00+08:00",
            text -> instant(calendar, text));
    var closed =
        read(
            problems,
            "closed of " + shop.id,
            shop.closed,
            "a business date such as 2026-11-30",
            text -> calendar.startOf(LocalDate.parse(text)));
    if (goLive.isPresent() && closed.filter(end -> !end.isAfter(goLive.get())).isPresent()) {
      problems.add(
          "closed of %s: expected a time after its go-live, %s, but got %s"
              .formatted(shop.id, shop.goLive, shop.closed));
    }
    if (shop.host != null && (!isWeb(shop.host) || shop.host.getHost() == null)) {
      problems.add(
          "host of %s: expected an address such as https://gateway.example".formatted(shop.id));
    }
    var sftp = SftpReader.read(file.getParent(), problems, shop.id, shop.sftp);
    var night = time(problems, "night of " + shop.id, shop.night);
    notShorterThanAMinute(problems, "intraday of " + shop.id, shop.intraday);
    if (id.isEmpty() || goLive.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Config.Shop(
            id.get(),
            goLive.get(),
            shop.host,
            Map.copyOf(Objects.requireNonNullElse(shop.credentials, Map.of())),
            Set.copyOf(Objects.requireNonNullElse(shop.feeds, List.of())),
            sftp.orElse(null),
            night.orElse(null),
            shop.intraday,
            closed.orElse(null)));
  }

  private static boolean isWeb(URI host) {
    return "http".equals(host.getScheme()) || "https".equals(host.getScheme());
  }

  private static Instant instant(BusinessCalendar calendar, String text) {
    return text.length() == 10
        ? calendar.startOf(LocalDate.parse(text))
        : OffsetDateTime.parse(text).toInstant();
  }

  private interface Reading<T> {
    T of(String text);
  }

  private static <T> Optional<T> read(
      List<String> problems, String key, String text, String expected, Reading<T> reading) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add("%s: cannot read '%s' as %s".formatted(key, text, expected));
      return Optional.empty();
    }
  }
}
