package dev.daybook.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is on its way into an inbox: hidden until it is whole, and on the disk before it has
 * its name. Closing drops what did not become whole.
 */
final class PartFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
  private static final String NAME = ".sftp.part";
  private static final int CHUNK = 32 * 1024;

  private final Path inbox;
  private final Path part;
  private long bytes;

  PartFile(Path inbox) {
    this.inbox = inbox;
    this.part = inbox.resolve(NAME);
  }

  long bytes() {
    return bytes;
  }

  /**
   * Writes the bytes until they end, are more than expected, or nobody wants them any more.
   *
   * @throws IOException when they cannot be read
   * @throws InboxUnwritable when they cannot be kept
   */
  void write(InputStream from, long expected, BooleanSupplier wanted) throws IOException {
    var chunk = new byte[CHUNK];
    try (var to = open()) {
      for (int read = from.read(chunk, 0, CHUNK); read >= 0 && bytes <= expected; ) {
        append(to, ByteBuffer.wrap(chunk, 0, read));
        if (!wanted.getAsBoolean()) {
          return;
        }
        read = from.read(chunk, 0, CHUNK);
      }
      force(to);
    }
  }

  private FileChannel open() {
    try {
      Files.createDirectories(inbox);
      Files.deleteIfExists(part);
      return FileChannel.open(
          part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException failed) {
      throw new InboxUnwritable(failed);
    }
  }

  private void append(FileChannel to, ByteBuffer chunk) {
    try {
      while (chunk.hasRemaining()) {
        bytes += to.write(chunk);
      }
    } catch (IOException failed) {
      throw new InboxUnwritable(failed);
    }
  }

  private static void force(FileChannel file) {
    try {
      file.force(true);
    } catch (IOException failed) {
      throw new InboxUnwritable(failed);
    }
  }

  /** Gives it its name. It is complete, so it need not wait until it has lain there for a while. */
  void become(String name, Instant changed) {
    try {
      Files.setLastModifiedTime(part, FileTime.from(changed));
      Files.move(part, inbox.resolve(name));
    } catch (IOException failed) {
      throw new InboxUnwritable(failed);
    }
    forceFolder();
  }

  /** Where a system knows how to: the name outlives a power cut too. */
  private void forceFolder() {
    try (var folder = FileChannel.open(inbox, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException notHere) {
      LOG.debug("{} cannot be forced to the disk", inbox, notHere);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      LOG.warn("{} cannot be deleted; the next look writes over it: {}", part, stays.toString());
    }
  }
}
