package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.IntakeResult.AlreadyLanded;
import dev.daybook.channel.IntakeResult.Landed;
import dev.daybook.channel.IntakeResult.Refused;
import dev.daybook.channel.IntakeResult.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The inboxes of the shops: takes what lies in one and puts every file where it belongs afterwards,
 * {@code done/} or {@code failed/}. A note {@code <name>.reason.txt} or {@code <name>.note.txt}
 * beside it says why.
 */
@Component
public class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final InboxFolder folder;
  private final FileIntake intake;
  private final DropFolderSettings settings;
  private final Clock clock;

  Inbox(InboxFolder folder, FileIntake intake, DropFolderSettings settings, Clock clock) {
    this.folder = folder;
    this.intake = intake;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * One scan on demand, under a run that is under way: every complete file of the shop's inbox, by
   * name. Unfinished files stay for the next scan, and so do files that cannot be read: they keep
   * no other from being taken.
   *
   * @param stop turns true when the run must end; the rest stays then
   * @return by the name that was dropped
   */
  public Map<String, IntakeResult> takeAll(ShopId shop, long runId, BooleanSupplier stop) {
    var results = new TreeMap<String, IntakeResult>();
    for (var file : waiting(shop)) {
      if (stop.getAsBoolean()) {
        break;
      }
      var result = intake.take(shop, file, runId, stop);
      results.put(file.getFileName().toString(), settle(file, result));
    }
    return results;
  }

  /** Takes one file of the inbox in a run of its own. */
  IntakeResult take(ShopId shop, Path file) {
    return settle(file, intake.take(shop, file));
  }

  private List<Path> waiting(ShopId shop) {
    var inbox = folder.of(shop);
    if (!Files.isDirectory(inbox)) {
      return List.of();
    }
    try (var files = Files.list(inbox)) {
      return files.filter(this::isComplete).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("inbox %s cannot be read".formatted(inbox), failed);
    }
  }

  private boolean isComplete(Path file) {
    if (isBeingWritten(file.getFileName().toString())
        || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return settings.minimumAge().isZero()
          || !changed.plus(settings.minimumAge()).isAfter(clock.instant());
    } catch (NoSuchFileException movedByAnother) {
      return false;
    } catch (IOException failed) {
      LOG.warn("{} is left for the next scan: it cannot be looked at: {}", file, failed.toString());
      return false;
    }
  }

  /** The names that senders give to files they still write. */
  static boolean isBeingWritten(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".") || lower.endsWith(".part") || lower.endsWith(".tmp");
  }

  private static IntakeResult settle(Path file, IntakeResult result) {
    try {
      if (result instanceof Landed landed) {
        var done = move(file, "done");
        if (landed.doubt().isPresent()) {
          note(done, ".note.txt", landed.doubt().get());
          LOG.warn("doubted: {}", landed.doubt().get());
        }
        LOG.info("landed {} as document {}", file.getFileName(), landed.document().id());
      } else if (result instanceof AlreadyLanded already) {
        note(move(file, "done"), ".note.txt", alreadyLanded(already));
      } else if (result instanceof Refused refused) {
        note(move(file, "failed"), ".reason.txt", reason(refused));
        LOG.warn("refused: {}", refused.reason().getMessage());
      }
    } catch (NoSuchFileException movedByAnother) {
      LOG.info("{} was moved by another process meanwhile", file.getFileName());
    } catch (IOException failed) {
      LOG.error("{} cannot be moved out of the inbox", file, failed);
      return new Unreadable(
          "%s was looked at (%s), but cannot be moved out of the inbox: %s; next: let the user of this process write there"
              .formatted(file.getFileName(), result.getClass().getSimpleName(), failed));
    }
    return result;
  }

  private static String alreadyLanded(AlreadyLanded already) {
    var document = already.document();
    return "The same bytes came before, as %s (document %d, %s). Nothing was done.\n"
        .formatted(document.name(), document.id(), document.landedAt());
  }

  private static String reason(Refused refused) {
    var reason = refused.reason();
    return "where     %s\nfound     %s\nexpected  %s\nnext      %s\n"
        .formatted(reason.place(), reason.found(), reason.expected(), reason.next());
  }

  /** Never over a file that lies there already: the name gets a number. */
  private static Path move(Path file, String where) throws IOException {
    var target = Files.createDirectories(file.resolveSibling(where));
    var name = file.getFileName().toString();
    for (int number = 1; ; number++) {
      var free = target.resolve(number == 1 ? name : name + "." + number);
      try {
        return Files.move(file, free);
      } catch (FileAlreadyExistsException taken) {
        LOG.debug("{} is taken", free);
      }
    }
  }

  private static void note(Path beside, String ending, String text) throws IOException {
    Files.writeString(beside.resolveSibling(beside.getFileName() + ending), text);
  }
}
