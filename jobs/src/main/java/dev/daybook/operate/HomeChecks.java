package dev.daybook.operate;

import dev.daybook.home.Home;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether the home folder can hold an order book, and keeps it from others. */
final class HomeChecks {
  private static final long LEAST_BYTES = 1L << 30;
  private static final long FAIR_BYTES = 5L << 30;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Home home;

  HomeChecks(Home home) {
    this.home = home;
  }

  List<Check> all(Instant now) {
    try {
      return List.of(folder(), secrets(), space(), clock(now));
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be looked at".formatted(home.folder()), failed);
    }
  }

  private Check folder() throws IOException {
    var folder = home.folder();
    var expected = "a folder that we can write and nobody else can read";
    if (!Files.exists(folder)) {
      return Check.ok(
          "home.folder", folder + " is not there; it is made at the first use", expected);
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return new Check(
          "home.folder",
          Level.FAIL,
          folder + (Files.isDirectory(folder) ? " cannot be written" : " is no folder"),
          expected,
          "give --home or DAYBOOK_HOME another folder, or change its owner");
    }
    var other = home.firstOfOthers();
    if (other.isPresent()) {
      return new Check(
          "home.folder",
          Level.FAIL,
          "%s holds '%s' and nothing of Daybook's".formatted(folder, other.get()),
          expected,
          "give --home or DAYBOOK_HOME a folder of its own");
    }
    return mode("home.folder", folder, expected, "chmod 700 " + folder, Level.WARN);
  }

  private Check secrets() throws IOException {
    var file = home.secrets();
    var expected = "secrets that only their owner can read";
    return Files.exists(file)
        ? mode("home.secrets", file, expected, "chmod 600 " + file, Level.FAIL)
        : Check.ok("home.secrets", "no secrets.yaml", expected);
  }

  private static Check mode(String name, Path path, String expected, String next, Level open)
      throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Check.ok(name, path + ", on a file system without modes", expected);
    }
    var mode = Files.getPosixFilePermissions(path);
    var found = "%s (%s)".formatted(path, PosixFilePermissions.toString(mode));
    return mode.stream().anyMatch(OTHERS::contains)
        ? new Check(name, open, found, expected, next)
        : Check.ok(name, found, expected);
  }

  Check space() {
    long free = free();
    var level = free < LEAST_BYTES ? Level.FAIL : free < FAIR_BYTES ? Level.WARN : Level.OK;
    return new Check(
        "home.space",
        level,
        "%,d MiB free".formatted(free >> 20),
        "%,d MiB or more".formatted(FAIR_BYTES >> 20),
        level == Level.OK ? "" : "make room, or move the home folder to a larger disk");
  }

  private long free() {
    try {
      return Files.getFileStore(nearest(home.folder())).getUsableSpace();
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be looked at".formatted(home.folder()), failed);
    }
  }

  private static Path nearest(Path folder) {
    var path = folder;
    while (!Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }

  /** A clock that was set back would call owed time future, and newer versions older. */
  private Check clock(Instant now) throws IOException {
    var expected = "a clock that is not behind what was written before";
    var last = Files.exists(home.log()) ? home.log() : home.config();
    if (Files.exists(last)
        && Files.getLastModifiedTime(last).toInstant().isAfter(now.plusSeconds(60))) {
      return new Check(
          "clock",
          Level.FAIL,
          "it is %s, but %s was written at %s"
              .formatted(now, last, Files.getLastModifiedTime(last).toInstant()),
          expected,
          "set the machine's clock, and keep it right by NTP");
    }
    return Check.ok("clock", now.truncatedTo(ChronoUnit.SECONDS).toString(), expected);
  }
}
