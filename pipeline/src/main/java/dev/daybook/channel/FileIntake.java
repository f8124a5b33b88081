package dev.daybook.channel;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.landing.FileArrival;
import dev.daybook.landing.FileLanding;
import dev.daybook.landing.FileRefused;
import dev.daybook.landing.FileUnfinished;
import dev.daybook.landing.LandingDesk;
import dev.daybook.landing.LandingStopped;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one file for a shop: finds its feed by its name and lands it. Moves no file. */
@Component
public class FileIntake {
  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);
  private static final int LONGEST_NAME = 255;

  private final Mappings mappings;
  private final LandingDesk desk;
  private final FileRuns runs;
  private final Clock clock;

  FileIntake(Mappings mappings, LandingDesk desk, FileRuns runs, Clock clock) {
    this.mappings = mappings;
    this.desk = desk;
    this.runs = runs;
    this.clock = clock;
  }

  /** As {@link #take(ShopId, Path, long)}, in a run of its own. */
  public IntakeResult take(ShopId shop, Path file) {
    return take(shop, file, work -> runs.during(shop, work));
  }

  /** As {@link #take(ShopId, Path, long, BooleanSupplier)}, to its end. */
  public IntakeResult take(ShopId shop, Path file, long runId) {
    return take(shop, file, runId, () -> false);
  }

  /**
   * Lands the file under a run that is under way.
   *
   * @param stop turns true when the run must end
   * @throws IllegalArgumentException when the channel is unknown
   * @throws IllegalStateException when the file's feed is not registered
   */
  public IntakeResult take(ShopId shop, Path file, long runId, BooleanSupplier stop) {
    return take(shop, file, work -> work.in(runId, stop));
  }

  private IntakeResult take(ShopId shop, Path file, RunOfWork run) {
    try {
      var channel = mappings.channel(shop.channel());
      var match = match(channel, named(file));
      var covered = covered(channel, match);
      return run.run((runId, stop) -> land(shop, match.feed(), file, covered, runId, stop));
    } catch (FileRefused refused) {
      return new IntakeResult.Refused(refused);
    } catch (FileUnfinished unfinished) {
      return new IntakeResult.Unfinished(unfinished.getMessage());
    } catch (LandingStopped stopped) {
      return new IntakeResult.Stopped(stopped.getMessage());
    } catch (UncheckedIOException failed) {
      var name = printable(file.getFileName().toString());
      LOG.warn("{} stays: it cannot be read or kept: {}", name, String.valueOf(failed.getCause()));
      return new IntakeResult.Unreadable(
          "%s cannot be read or kept: %s; next: check who owns it and that the disks are well; it is taken with the next scan"
              .formatted(name, failed.getCause()));
    }
  }

  private interface RunOfWork {
    IntakeResult run(FileRuns.Taking work);
  }

  private IntakeResult land(
      ShopId shop,
      FileFeed feed,
      Path file,
      Optional<Window> covered,
      long runId,
      BooleanSupplier stop) {
    var stream = feed.stream().split("/", 2);
    var id = shop.feed(stream[0], stream[1]);
    var row =
        desk.feedId(id)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "feed %s is not registered; next: add the shop to the configuration"
                            .formatted(id)));
    var landing = desk.landFile(new FileArrival(id, row, file, covered, runId, stop));
    return landing instanceof FileLanding.Landed landed
        ? landed(landed, covered)
        : new IntakeResult.AlreadyLanded(landing.document());
  }

  private static IntakeResult landed(FileLanding.Landed landed, Optional<Window> covered) {
    var doubt =
        landed
            .contradiction()
            .map(
                why ->
                    ("%s covers no time: %s; expected the same; next: export the day again and drop"
                            + " it under its name")
                        .formatted(landed.document().name(), why));
    return new IntakeResult.Landed(
        landed.document(), covered.filter(time -> doubt.isEmpty()), doubt);
  }

  /** A plain name of a plain file: nothing that leads elsewhere, nothing that hides in a log. */
  private static String named(Path file) {
    var name = file.getFileName().toString();
    if (name.length() > LONGEST_NAME
        || name.startsWith(".")
        || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new FileRefused(
          printable(name),
          "a name that is hidden, longer than %d characters or has slashes or control characters"
              .formatted(LONGEST_NAME),
          "a plain file name",
          "rename the file and drop it again");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileRefused(
          name, "a link, a folder or nothing", "a plain file", "drop the file itself");
    }
    return name;
  }

  private static String printable(String name) {
    var plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private static Match match(Channel channel, String name) {
    var feeds =
        channel.feeds().values().stream()
            .filter(FileFeed.class::isInstance)
            .map(FileFeed.class::cast)
            .toList();
    var fits = feeds.stream().map(feed -> Match.of(feed, name)).flatMap(Optional::stream).toList();
    if (fits.size() == 1) {
      return fits.get(0);
    }
    if (fits.isEmpty()) {
      FileRefused.refuseLinesAlone(name, feeds);
    }
    var patterns = (fits.isEmpty() ? feeds : fits.stream().map(Match::feed).toList());
    throw new FileRefused(
        name,
        fits.isEmpty() ? "a name that no feed knows" : "a name that several feeds know",
        "a name that matches one of " + patterns(channel, patterns),
        "rename the file as the channel names it, or correct the channel's mapping");
  }

  private static List<String> patterns(Channel channel, List<FileFeed> feeds) {
    return feeds.stream()
        .map(feed -> "%s (%s/%s)".formatted(feed.name(), channel.name(), feed.stream()))
        .toList();
  }

  private record Match(FileFeed feed, Matcher matcher) {
    static Optional<Match> of(FileFeed feed, String name) {
      var matcher = feed.name().matcher(name);
      return matcher.matches() ? Optional.of(new Match(feed, matcher)) : Optional.empty();
    }

    /** What the name says in group {@code date}; empty when the pattern has no such group. */
    Optional<String> date() {
      try {
        return Optional.ofNullable(matcher.group("date"));
      } catch (IllegalArgumentException noSuchGroup) {
        return Optional.empty();
      }
    }
  }

  /** A day that is not over yet cannot be covered: its file brings orders, but proves nothing. */
  private Optional<Window> covered(Channel channel, Match match) {
    return match
        .date()
        .map(text -> date(match.matcher().group(), text))
        .map(new BusinessCalendar(channel.zone())::window)
        .filter(window -> !window.to().isAfter(clock.instant()));
  }

  private static LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException notADate) {
      throw new FileRefused(
          name,
          "'%s' in its name".formatted(text),
          "a date such as 20261121",
          "rename the file with the date it covers");
    }
  }
}
