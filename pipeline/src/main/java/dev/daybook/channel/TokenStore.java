package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The newest tokens of every shop, each in a file of its own that only its owner can read. Threads
 * and processes share one refresh: whoever comes second finds the new token.
 *
 * <p>Lines of a file: fingerprint of the configured tokens, access token, refresh token, expiry of
 * the one and of the other. A shop that was authorised again (its configured tokens have changed)
 * forgets the file.
 */
final class TokenStore {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  /** Within a process a file lock does not wait but fails, so threads queue here first. */
  private static final Map<Path, Object> QUEUES = new ConcurrentHashMap<>();

  private final Path folder;

  TokenStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The newest tokens: those of the last refresh, else the configured ones. */
  Token current(ShopId shop, Credentials configured) {
    try {
      return stored(file(shop), fingerprint(configured)).orElseGet(() -> initial(configured));
    } catch (IOException failed) {
      throw unusable(shop, failed);
    }
  }

  /**
   * Replaces a spent token, unless somebody else has done so already.
   *
   * @param refresh asks the channel; called at most once, by one thread of all processes
   */
  Token refreshed(ShopId shop, Credentials configured, Token spent, UnaryOperator<Token> refresh) {
    var file = file(shop);
    synchronized (QUEUES.computeIfAbsent(file, path -> new Object())) {
      try (var lock = lock(file)) {
        var newest = current(shop, configured);
        if (!newest.access().equals(spent.access())) {
          return newest;
        }
        var renewed = refresh.apply(newest);
        store(file, fingerprint(configured), renewed);
        return renewed;
      } catch (IOException failed) {
        throw unusable(shop, failed);
      }
    }
  }

  /** The configuration may tell when its tokens end. */
  private static Token initial(Credentials configured) {
    return new Token(
        configured.get("access_token"),
        configured.get("refresh_token"),
        instant(configured.get("access_token_expires_at")),
        instant(configured.get("refresh_token_expires_at")));
  }

  private FileChannel lock(Path file) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            privately(folder));
    channel.lock();
    return channel;
  }

  private static Optional<Token> stored(Path file, String fingerprint) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (!lines.isEmpty() && !lines.get(0).equals(fingerprint)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Token(
              lines.get(1),
              lines.get(2),
              instant(lines.get(3)),
              lines.size() == 4 ? null : instant(lines.get(4))));
    } catch (IndexOutOfBoundsException | DateTimeParseException damaged) {
      throw new IOException(
          "%s is damaged; the configured tokens may be spent; next: authorise the shop again, put its new tokens into the configuration, and remove the file"
              .formatted(file),
          damaged);
    }
  }

  /**
   * Moved into place whole, and on the disk before that: the channel may have taken the old token
   * out of use already.
   */
  private void store(Path file, String fingerprint, Token token) throws IOException {
    var text =
        String.join(
                "\n",
                fingerprint,
                token.access(),
                token.refresh(),
                text(token.expiresAt()),
                text(token.refreshExpiresAt()))
            + "\n";
    var written = Files.createTempFile(folder, "token", ".tmp", privately(folder));
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }

  private static String text(Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  private Path file(ShopId shop) {
    return folder.resolve(shop.channel() + "." + shop.shop() + ".token");
  }

  private static FileAttribute<?>[] privately(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
        : new FileAttribute<?>[0];
  }

  private static String fingerprint(Credentials configured) {
    var text = configured.get("access_token") + "\n" + configured.get("refresh_token");
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private UncheckedIOException unusable(ShopId shop, IOException failed) {
    return new UncheckedIOException(
        "the tokens of %s in %s cannot be used: %s; expected whole files in a folder that this user may write"
            .formatted(shop, folder, failed.getMessage()),
        failed);
  }
}
