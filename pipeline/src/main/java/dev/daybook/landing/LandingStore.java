package dev.daybook.landing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/**
 * The compressed bytes on disk. A file has its final name only when all of it is on disk: it is
 * written as {@code <random>.part}, forced and renamed.
 */
@Component
class LandingStore {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

  private final Path root;

  LandingStore(LandingFolder folder) {
    this.root = folder.root();
  }

  /** Writes everything of {@code in} below {@code folder}, which is relative to the root. */
  Staged stage(InputStream in, String folder) throws IOException {
    var parent = root.resolve(folder);
    Files.createDirectories(parent, FOLDER);
    var part = parent.resolve(UUID.randomUUID() + ".part");
    try {
      return write(in, folder, part);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
  }

  private static Staged write(InputStream in, String folder, Path part) throws IOException {
    var digest = Sha256.digest();
    try (var channel = FileChannel.open(part, Set.of(CREATE, WRITE), FILE)) {
      var gzip = new FastGzip(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
      long bytes = new DigestInputStream(in, digest).transferTo(gzip);
      gzip.finish();
      gzip.flush();
      channel.force(true);
      return new Staged(folder, part, HexFormat.of().formatHex(digest.digest()), bytes);
    }
  }

  private static final StandardOpenOption CREATE = StandardOpenOption.CREATE_NEW;
  private static final StandardOpenOption WRITE = StandardOpenOption.WRITE;

  /** Gives the staged bytes their name for good; returns the path below the root. */
  String keep(Staged staged, String name) throws IOException {
    var target = staged.part().resolveSibling(name);
    Files.move(staged.part(), target, StandardCopyOption.ATOMIC_MOVE);
    force(target.getParent());
    return staged.folder() + "/" + name;
  }

  void discard(String path) throws IOException {
    Files.deleteIfExists(root.resolve(path));
  }

  Path file(String path) {
    return root.resolve(path);
  }

  InputStream open(Path file) throws IOException {
    var raw = Files.newInputStream(file);
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException | RuntimeException failed) {
      raw.close();
      throw failed;
    }
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  /** Bytes that are on disk under a name that says that they are not landed. */
  record Staged(String folder, Path part, String sha256, long bytes) {
    void discard() throws IOException {
      Files.deleteIfExists(part);
    }
  }

  /** Half the size of the best, at four times its speed. */
  private static class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
