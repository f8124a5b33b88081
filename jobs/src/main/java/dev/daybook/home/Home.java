package dev.daybook.home;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Where one installation keeps everything. All folders are readable by their owner only. */
public record Home(Path folder) {
  /** A home has one of these, or nothing yet. */
  private static final Set<String> OWN =
      Set.of(
          "config.yaml",
          "secrets.yaml",
          "database",
          "landing",
          "tokens",
          "inbox",
          "sftp",
          "handoff",
          "logs");

  private static final String OF_A_VOLUME = "lost+found";

  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder, made when it is not there, with mode 0700.
   *
   * @throws HomeRefused when it cannot be made, belongs to somebody else, or holds what is not
   *     Daybook's: others would be locked out of it
   */
  public Home create() {
    try {
      Files.createDirectories(folder);
      var other = firstOfOthers();
      if (other.isPresent()) {
        throw new HomeRefused(folder, other.get());
      }
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return this;
    } catch (IOException e) {
      throw new HomeRefused(folder, e);
    }
  }

  /** What is in the folder, when there is something, and nothing of it is Daybook's. */
  public Optional<String> firstOfOthers() throws IOException {
    try (var entries = Files.list(folder)) {
      var names =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !name.equals(OF_A_VOLUME))
              .sorted()
              .toList();
      return names.stream().anyMatch(OWN::contains) ? Optional.empty() : names.stream().findFirst();
    }
  }

  public Path config() {
    return folder.resolve("config.yaml");
  }

  public Path secrets() {
    return folder.resolve("secrets.yaml");
  }

  public Path landing() {
    return folder.resolve("landing");
  }

  /** The shops' tokens, in files that only their owner may read. */
  public Path tokens() {
    return folder.resolve("tokens");
  }

  /** What was taken from SFTP servers. */
  public Path sftp() {
    return folder.resolve("sftp");
  }

  /** Batches for the ERP ({@code out}) and its answers. */
  public Path handoff() {
    return folder.resolve("handoff");
  }

  public Path log() {
    return folder.resolve("logs").resolve("daybook.log");
  }

  /** Where files are dropped: one folder a shop below it. */
  public Path inbox() {
    return folder.resolve("inbox");
  }

  /** Where files for this shop are dropped. */
  public Path inbox(ShopId shop) {
    return inbox().resolve(shop.channel()).resolve(shop.shop());
  }
}
