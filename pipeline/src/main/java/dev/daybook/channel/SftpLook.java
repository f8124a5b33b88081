package dev.daybook.channel;

import dev.daybook.channel.SftpServer.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a server: every new file that nobody writes any more comes whole into the inbox, or
 * not at all. What cannot be taken is told, keeps no other back, and is tried with the next look.
 */
final class SftpLook {
  private static final Logger LOG = LoggerFactory.getLogger(SftpLook.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
  private static final String NEXT_LOOK = "it is taken with the next look";

  private final SftpServer server;
  private final Path inbox;
  private final TakenFiles taken;
  private final Supplier<SftpConnection> opening;
  private final Surroundings around;
  private final BooleanSupplier goOn;
  private final long begun;
  private final List<String> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<RemoteEntry> gone = new HashSet<>();
  private Set<String> moved;
  private SftpConnection connection;
  private boolean entered;
  private boolean stopped;
  private long asked;

  /** What every look shares. */
  record Surroundings(
      DropFolderSettings settings, SftpLimits limits, Waiting waiting, Clock clock) {}

  SftpLook(
      SftpServer server,
      Path inbox,
      TakenFiles taken,
      Supplier<SftpConnection> opening,
      Surroundings around,
      BooleanSupplier goOn) {
    this.server = server;
    this.inbox = inbox;
    this.taken = taken;
    this.opening = opening;
    this.around = around;
    this.goOn = goOn;
    this.begun = around.waiting().nanoTime();
    this.asked = begun;
  }

  SftpFetch fetch() {
    try {
      connection = opening.get();
      visit();
    } catch (SftpTrouble | InboxUnwritable trouble) {
      notes.add(trouble.getMessage());
      LOG.debug("the look ends", trouble);
    } catch (IOException failed) {
      notes.add(
          "sftp %s: what was taken cannot be remembered: %s; next: let the user of this process"
                  .formatted(server, failed)
              + " write there");
    } finally {
      leave();
    }
    return new SftpFetch(files, notes, entered);
  }

  private void leave() {
    if (connection != null) {
      connection.close();
    }
  }

  private void visit() throws IOException {
    var first = connection.list();
    entered = true;
    var there = first.stream().anyMatch(this::isNews) ? secondLook() : first;
    var before = Set.copyOf(first);
    for (var entry : there.stream().sorted(Comparator.comparing(RemoteEntry::name)).toList()) {
      if (mustStop()) {
        break;
      }
      handle(entry, before);
    }
    taken.keepOnly(there.stream().filter(entry -> !gone.contains(entry)).toList());
  }

  private List<RemoteEntry> secondLook() {
    var left = around.settings().minimumAge();
    for (; left.compareTo(ASK_AGAIN) > 0 && !mustStop(); left = left.minus(ASK_AGAIN)) {
      around.waiting().pass(ASK_AGAIN);
    }
    if (!stopped) {
      around.waiting().pass(left);
    }
    return connection.list();
  }

  private boolean isNews(RemoteEntry entry) {
    return RemoteName.refusal(entry.name()).isEmpty()
        && !entry.link()
        && !Inbox.isBeingWritten(entry.name())
        && !taken.has(entry);
  }

  private boolean mustStop() {
    if (!stopped && !goOn.getAsBoolean()) {
      stopped = true;
      notes.add("sftp %s: stopped; the rest is taken with the next look".formatted(server));
    }
    if (!stopped && elapsed(begun).compareTo(around.limits().look()) > 0) {
      stopped = true;
      notes.add(
          "sftp %s: the look took more than %s; the rest is taken with the next look"
              .formatted(server, around.limits().look()));
    }
    return stopped;
  }

  private Duration elapsed(long since) {
    return Duration.ofNanos(around.waiting().nanoTime() - since);
  }

  private void handle(RemoteEntry entry, Set<RemoteEntry> before) throws IOException {
    var refusal = RemoteName.refusal(entry.name());
    if (refusal.isPresent()) {
      note(entry, "found %s; expected a plain file name; next: have it renamed", refusal.get());
    } else if (Inbox.isBeingWritten(entry.name())) {
      LOG.debug("{} is still being written on the server", entry.name());
    } else if (entry.link()) {
      note(entry, "is a link; next: have the file itself put there%s", "");
    } else if (taken.has(entry)) {
      settle(entry);
    } else if (!before.contains(entry)) {
      note(entry, "is still being written on the server; %s", NEXT_LOOK);
    } else if (entry.bytes() == 0) {
      note(entry, "is empty; it is taken when it has bytes%s", "");
    } else {
      take(entry);
    }
  }

  private void note(RemoteEntry entry, String text, Object... parts) {
    notes.add(
        "sftp %s: %s %s"
            .formatted(server, RemoteName.printable(entry.name()), text.formatted(parts)));
  }

  private void take(RemoteEntry entry) throws IOException {
    if (!hasPlace(entry)) {
      return;
    }
    try (var part = new PartFile(inbox)) {
      if (isWhole(entry, part)) {
        part.become(entry.name(), quietSince(entry));
        taken.add(entry);
        files.add(entry.name());
        LOG.info("{} came from {}", entry.name(), server);
        settle(entry);
      }
    }
  }

  /** As old as it must be to be taken at once; older where the server says so. */
  private Instant quietSince(RemoteEntry entry) {
    var oldEnough = around.clock().instant().minus(around.settings().minimumAge());
    var changed = Instant.ofEpochSecond(entry.changed());
    return changed.isBefore(oldEnough) ? changed : oldEnough;
  }

  private boolean hasPlace(RemoteEntry entry) {
    try {
      if (Files.exists(inbox.resolve(entry.name()), LinkOption.NOFOLLOW_LINKS)) {
        note(entry, "waits: a file of this name still lies in the inbox; %s", NEXT_LOOK);
        return false;
      }
      long free = Files.getFileStore(Files.createDirectories(inbox)).getUsableSpace();
      if (entry.bytes() > free - around.limits().spare()) {
        note(
            entry,
            "has %,d bytes, but the inbox's disk has only %,d free; next: make room; %s",
            entry.bytes(),
            free,
            NEXT_LOOK);
        return false;
      }
      return true;
    } catch (InvalidPathException unnameable) {
      note(
          entry,
          "has a name that this machine cannot write; next: run Daybook with LANG=C.UTF-8%s",
          "");
      return false;
    } catch (IOException failed) {
      throw new InboxUnwritable(failed);
    }
  }

  private boolean isWhole(RemoteEntry entry, PartFile part) {
    try (var bytes = opened(entry)) {
      if (bytes == null) {
        return false;
      }
      part.write(bytes, entry.bytes(), this::stillWanted);
    } catch (IOException broken) {
      return cameInPart(entry, part);
    }
    if (stopped) {
      return false;
    }
    return part.bytes() < entry.bytes() ? cameInPart(entry, part) : isUnchanged(entry, part);
  }

  /** Null when the server refuses this file; the connection is well then. */
  private InputStream opened(RemoteEntry entry) throws IOException {
    try {
      return connection.read(entry.name());
    } catch (IOException refused) {
      note(entry, "cannot be read: %s; next: tell the server's owner", refused.getMessage());
      return null;
    } catch (SftpTrouble broken) {
      throw new IOException(broken);
    }
  }

  /** Asked now and then while a large file comes, not for every chunk. */
  private boolean stillWanted() {
    if (elapsed(asked).compareTo(ASK_AGAIN) > 0) {
      asked = around.waiting().nanoTime();
      return !mustStop();
    }
    return true;
  }

  private boolean cameInPart(RemoteEntry entry, PartFile part) {
    note(
        entry,
        "came only in part (%d of %d bytes): the connection broke or stood still; nothing of it was"
            + " kept; %s",
        part.bytes(),
        entry.bytes(),
        NEXT_LOOK);
    comeAgain();
    return false;
  }

  private boolean isUnchanged(RemoteEntry entry, PartFile part) {
    try {
      if (part.bytes() == entry.bytes()
          && connection.look(entry.name()).filter(entry::equals).isPresent()) {
        return true;
      }
      note(entry, "changed while it was read; %s", NEXT_LOOK);
    } catch (SftpTrouble broken) {
      cameInPart(entry, part);
    }
    return false;
  }

  /** What a broken session still has on its way must not be taken for answers. */
  private void comeAgain() {
    connection.close();
    connection = opening.get();
  }

  /** Does with a taken file what the configuration says; tried again as long as it is there. */
  private void settle(RemoteEntry entry) {
    if (server.after().taken() == Taken.STAY) {
      return;
    }
    try {
      if (server.after().taken() == Taken.DELETE) {
        connection.delete(entry.name());
      } else {
        move(entry);
      }
      gone.add(entry);
    } catch (IOException refused) {
      note(
          entry,
          "was taken, but cannot be %s: %s; next: let the user write there, or have it stay",
          server.after().taken() == Taken.DELETE
              ? "deleted"
              : "moved to " + server.after().folder(),
          refused.getMessage());
    } catch (SftpTrouble broken) {
      note(entry, "was taken; what happens with it afterwards is done with the next look%s", "");
      comeAgain();
    }
  }

  /** Never over a file that lies there already: the name gets a number. */
  private void move(RemoteEntry entry) throws IOException {
    if (moved == null) {
      moved = new HashSet<>();
      try {
        connection.list(server.after().folder()).forEach(there -> moved.add(there.name()));
      } catch (SftpTrouble unreadable) {
        moved = null;
        throw new IOException(unreadable.found(), unreadable);
      }
    }
    var name = entry.name();
    for (int number = 2; moved.contains(name); number++) {
      name = entry.name() + "." + number;
    }
    connection.move(entry.name(), server.after().folder() + "/" + name);
    moved.add(name);
  }
}
