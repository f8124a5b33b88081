package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The SFTP servers of the shops that have one; the application supplies it.
 *
 * @param memory the folder that keeps what was taken, one file a shop: {@code <home>/sftp}
 */
public record SftpServers(Path memory, Map<ShopId, SftpServer> servers) {
  public SftpServers {
    servers = Map.copyOf(servers);
  }

  Optional<SftpServer> of(ShopId shop) {
    return Optional.ofNullable(servers.get(shop));
  }
}
