package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Watches inboxes, and the servers that files come from, while the application serves. */
@Component
public class DropFolders {
  private final ObjectProvider<CamelContext> camel;
  private final InboxFolder folder;
  private final Inbox inbox;
  private final SftpInboxes sftp;
  private final DropFolderSettings settings;
  private final Clock clock;

  DropFolders(
      ObjectProvider<CamelContext> camel,
      InboxFolder folder,
      Inbox inbox,
      SftpInboxes sftp,
      DropFolderSettings settings,
      Clock clock) {
    this.camel = camel;
    this.folder = folder;
    this.inbox = inbox;
    this.sftp = sftp;
    this.settings = settings;
    this.clock = clock;
  }

  /** Watches the shop's inbox from now on; the folder is made where it is missing. */
  public void watch(ShopId shop) {
    try {
      camel.getObject().addRoutes(new DropFolderRoute(shop, folder.of(shop), inbox, settings));
      if (sftp.has(shop)) {
        camel.getObject().addRoutes(new SftpRoute(shop, watchOf(shop), settings.poll()));
      }
    } catch (Exception failed) {
      throw new IllegalStateException("the inbox of %s cannot be watched".formatted(shop), failed);
    }
  }

  private SftpWatch watchOf(ShopId shop) {
    return new SftpWatch(shop, goOn -> sftp.fetch(shop, goOn), settings.poll(), clock);
  }
}
