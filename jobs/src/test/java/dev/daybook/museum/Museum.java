package dev.daybook.museum;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.Credentials;
import dev.daybook.channel.NaivePuller;
import dev.daybook.channel.ShopSettings;
import dev.daybook.chaos.OpenDaybook;
import dev.daybook.conformance.SmallPages;
import dev.daybook.coverage.Ceiling;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.home.Home;
import dev.daybook.mapping.Mappings;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.SyncReport;
import dev.daybook.operate.Which;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * One Daybook with the shops of all rooms, on one database. Rooms are played one after the other,
 * each with its own shops, and set the clock for themselves.
 */
final class Museum implements AutoCloseable {
  final MovableClock clock = new MovableClock(Instant.EPOCH);
  private final Path folder;
  private final Map<ShopId, Exhibit> exhibits = new LinkedHashMap<>();
  private final NaivePuller.Wire wire = new NaivePuller.Wire(clock);
  private final OpenDaybook daybook;

  Museum() {
    folder = folder();
    var mappings = SmallPages.in(folder);
    for (var room : Rooms.all()) {
      clock.set(room.midnight());
      room.plans().forEach(plan -> exhibits.put(plan.shop(), Exhibit.build(plan, clock)));
      room.mistakes().forEach(mistake -> mistake.hang(mappings));
    }
    daybook = OpenDaybook.on(folder.resolve("home"), shops(), mappings, clock);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "museum").toAbsolutePath()), "museum-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder", e);
    }
  }

  private String shops() {
    return exhibits.values().stream().map(Museum::shop).collect(Collectors.joining());
  }

  private static String shop(Exhibit exhibit) {
    var plan = exhibit.plan();
    return OpenDaybook.shop(
        plan.booked(), exhibit.goLive(), plan.feeds(), exhibit.ours(), plan.shop());
  }

  Exhibit exhibit(Plan plan) {
    return exhibits.get(plan.shop());
  }

  OpenDaybook daybook() {
    return daybook;
  }

  /** The home of a second node: the same configuration, in a folder of its own. */
  Home secondHome() {
    var second = new Home(folder.resolve("second")).create();
    try {
      Files.copy(daybook.home().config(), second.config(), StandardCopyOption.REPLACE_EXISTING);
      return second;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + second.config(), e);
    }
  }

  /** The folder of mappings that it reads. */
  Path mappings() {
    return folder.resolve("mappings");
  }

  SyncReport sync(Plan plan, Request request) {
    return daybook.get(Sync.class).sync(Scope.of(plan.booked()), Which.OWED, request);
  }

  /** Owed time of all feeds of the shop by now. */
  List<Window> owed(Plan plan) {
    var channel = daybook.get(Mappings.class).channel(plan.channel());
    return plan.feeds().stream()
        .flatMap(
            stream ->
                daybook
                    .get(CoverageLedger.class)
                    .owed(
                        FeedId.parse(plan.booked() + "/" + stream),
                        Ceiling.of(channel.feed(stream), channel.zone(), clock.instant()))
                    .stream())
        .toList();
  }

  /** A naive puller of the shop, by the channel's file as it is. */
  NaivePuller naive(Plan plan) {
    return naive(plan, plan.shop().channel());
  }

  /**
   * @param channel a folder of a {@link Mistake}
   */
  NaivePuller naive(Plan plan, String channel) {
    return naive(plan, channel, exhibit(plan).theirs());
  }

  NaivePuller naive(Plan plan, String channel, Marketplaces world) {
    var settings =
        new ShopSettings(
            plan.shop(),
            world.url(),
            new Credentials(world.credentials(plan.shop()).configured()),
            exhibit(plan).goLive());
    return new NaivePuller(
        daybook.get(Mappings.class).channel(channel), Plan.UPDATED, settings, clock, wire);
  }

  @Override
  public void close() {
    try {
      daybook.close();
      wire.close();
    } finally {
      exhibits.values().forEach(Exhibit::close);
    }
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
