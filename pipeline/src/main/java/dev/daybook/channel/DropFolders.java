package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Watches inboxes while the application serves. */
@Component
public class DropFolders {
  private final ObjectProvider<CamelContext> camel;
  private final InboxFolder folder;
  private final Inbox inbox;
  private final DropFolderSettings settings;

  DropFolders(
      ObjectProvider<CamelContext> camel,
      InboxFolder folder,
      Inbox inbox,
      DropFolderSettings settings) {
    this.camel = camel;
    this.folder = folder;
    this.inbox = inbox;
    this.settings = settings;
  }

  /** Watches the shop's inbox from now on; the folder is made where it is missing. */
  public void watch(ShopId shop) {
    try {
      camel.getObject().addRoutes(new DropFolderRoute(shop, folder.of(shop), inbox, settings));
    } catch (Exception failed) {
      throw new IllegalStateException("the inbox of %s cannot be watched".formatted(shop), failed);
    }
  }
}
