package dev.daybook.home;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where one installation keeps everything. All folders are readable by their owner only. */
public record Home(Path folder) {
  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder, made with mode 0700 when it is not there.
   *
   * @throws HomeRefused when it cannot be made, or belongs to somebody else
   */
  public Home create() {
    try {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return this;
    } catch (IOException e) {
      throw new HomeRefused(folder, e);
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
