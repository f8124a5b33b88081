package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Brings files from the shops' SFTP servers into their inboxes. Threads and processes look at one
 * server one after the other.
 */
@Component
public class SftpInboxes {
  /** Within a process a file lock does not wait but fails, so threads queue here first. */
  private static final Map<Path, Object> QUEUES = new ConcurrentHashMap<>();

  private final SftpServers servers;
  private final InboxFolder inboxes;
  private final ObjectProvider<CamelContext> camel;
  private final SftpLook.Surroundings around;

  @Autowired
  SftpInboxes(
      SftpServers servers,
      InboxFolder inboxes,
      ObjectProvider<CamelContext> camel,
      DropFolderSettings settings,
      Waiting waiting,
      Clock clock) {
    this(
        servers,
        inboxes,
        camel,
        new SftpLook.Surroundings(settings, SftpLimits.USUAL, waiting, clock));
  }

  SftpInboxes(
      SftpServers servers,
      InboxFolder inboxes,
      ObjectProvider<CamelContext> camel,
      SftpLook.Surroundings around) {
    this.servers = servers;
    this.inboxes = inboxes;
    this.camel = camel;
    this.around = around;
  }

  boolean has(ShopId shop) {
    return servers.of(shop).isPresent();
  }

  /**
   * One look at the shop's server, if it has one. Its troubles are notes, never exceptions.
   *
   * @param goOn asked before each file and about once a second, also by another thread while the
   *     server gives no answer; what it throws ends the look
   */
  public SftpFetch fetch(ShopId shop, BooleanSupplier goOn) {
    return servers.of(shop).map(server -> fetch(shop, server, goOn)).orElse(SftpFetch.NONE);
  }

  private SftpFetch fetch(ShopId shop, SftpServer server, BooleanSupplier goOn) {
    var memory = servers.memory().resolve(shop.channel() + "." + shop.shop() + ".taken");
    synchronized (QUEUES.computeIfAbsent(memory, path -> new Object())) {
      try (var lock = lock(memory)) {
        return new SftpLook(
                server,
                inboxes.of(shop),
                TakenFiles.open(memory, server),
                () -> SftpConnection.open(server, around.limits(), camel.getObject(), goOn),
                around,
                goOn)
            .fetch();
      } catch (IOException failed) {
        return new SftpFetch(
            List.of(),
            List.of(
                "sftp %s: %s cannot be used: %s; next: let the user of this process write there"
                    .formatted(server, memory, failed)),
            false);
      }
    }
  }

  private static FileChannel lock(Path memory) throws IOException {
    Files.createDirectories(memory.getParent());
    var channel =
        FileChannel.open(
            memory.resolveSibling(memory.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    channel.lock();
    return channel;
  }
}
