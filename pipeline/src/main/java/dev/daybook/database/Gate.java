package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock file between processes. The operating system frees it when a process dies. Within one
 * process its user must take turns: a process holds one lock on a file, however many threads it
 * has.
 */
final class Gate implements AutoCloseable {
  private static final Duration TURN = Duration.ofMillis(25);

  /** Bytes after this place name the holder; the lock itself covers the first byte only. */
  private static final long NOTE_AT = 1;

  private final FileChannel channel;
  private FileLock lock;

  private Gate(FileChannel channel) {
    this.channel = channel;
  }

  static Gate at(Path file) {
    try {
      return new Gate(
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException failed) {
      throw new UncheckedIOException("%s: cannot be opened".formatted(file), failed);
    }
  }

  /** Waits for the lock alone. False when another process still held it after the wait. */
  boolean lockAlone(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (!tryLock(false)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Pause.of(TURN);
    }
    note("process " + ProcessHandle.current().pid());
    return true;
  }

  boolean tryLock(boolean shared) {
    try {
      lock = channel.tryLock(0, NOTE_AT, shared);
      return lock != null;
    } catch (IOException failed) {
      throw new UncheckedIOException("lock file failed", failed);
    }
  }

  void unlock() {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("lock file failed", failed);
    } finally {
      lock = null;
    }
  }

  /** Who last held it alone, in words; empty when nobody said. */
  Optional<String> holder() {
    try {
      var bytes = ByteBuffer.allocate(64);
      channel.read(bytes, NOTE_AT);
      var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException failed) {
      return Optional.empty();
    }
  }

  private void note(String holder) {
    try {
      channel.truncate(NOTE_AT);
      channel.write(StandardCharsets.UTF_8.encode(" "), 0);
      channel.write(StandardCharsets.UTF_8.encode(holder), NOTE_AT);
    } catch (IOException failed) {
      throw new UncheckedIOException("lock file cannot be written", failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("lock file failed", failed);
    }
  }
}
