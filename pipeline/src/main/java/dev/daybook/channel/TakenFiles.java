package dev.daybook.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files of a server were taken, by name, size and time. Another server or folder in the
 * configuration begins anew: the same bytes are a no-op further on.
 *
 * <p>Lines of its file: the server; then size, second and name of each.
 */
final class TakenFiles {
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (-?\\d{1,18}) (.+)");

  private final Path file;
  private final String server;
  private final Set<RemoteEntry> taken = new LinkedHashSet<>();

  private TakenFiles(Path file, String server) {
    this.file = file;
    this.server = server;
  }

  static TakenFiles open(Path file, SftpServer server) throws IOException {
    var files = new TakenFiles(file, server.toString());
    if (!files.read()) {
      files.write();
    }
    return files;
  }

  /** A line that a killed process has not finished stands for no file. */
  private boolean read() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    var lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(server)) {
      return false;
    }
    for (int i = 1; i < lines.length - 1; i++) {
      var line = LINE.matcher(lines[i]);
      if (line.matches()) {
        taken.add(entry(line.group(3), line.group(1), line.group(2)));
      }
    }
    return lines[lines.length - 1].isEmpty();
  }

  private static RemoteEntry entry(String name, String bytes, String changed) {
    return new RemoteEntry(name, Long.parseLong(bytes), Long.parseLong(changed), false);
  }

  boolean has(RemoteEntry entry) {
    return taken.contains(entry);
  }

  /** Written before anything happens to the file on the server. */
  void add(RemoteEntry entry) throws IOException {
    taken.add(entry);
    Files.writeString(file, line(entry), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  /** Forgets what is not there any more. */
  void keepOnly(Collection<RemoteEntry> there) throws IOException {
    if (taken.retainAll(Set.copyOf(there))) {
      write();
    }
  }

  private void write() throws IOException {
    var text = new StringBuilder(server).append('\n');
    taken.forEach(entry -> text.append(line(entry)));
    var written = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(written, text, StandardCharsets.UTF_8);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(RemoteEntry entry) {
    return "%d %d %s\n".formatted(entry.bytes(), entry.changed(), entry.name());
  }
}
