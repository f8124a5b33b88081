package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Offers every complete file of a shop's inbox to be landed: {@code
 * <home>/inbox/<channel>/<shop>/*} → table {@code document}. A file that cannot be taken now (the
 * database is away, the shop is busy) stays and is offered again at the next poll.
 */
class DropFolderRoute extends RouteBuilder {
  private final ShopId shop;
  private final Path folder;
  private final Inbox inbox;
  private final DropFolderSettings settings;

  DropFolderRoute(ShopId shop, Path folder, Inbox inbox, DropFolderSettings settings) {
    this.shop = shop;
    this.folder = folder;
    this.inbox = inbox;
    this.settings = settings;
  }

  static String id(ShopId shop) {
    return "drop-%s-%s".formatted(shop.channel(), shop.shop());
  }

  @Override
  public void configure() {
    onException(RuntimeException.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${header.CamelFileName} stays: ${exception.message}");
    fromF(
            "file:%s?noop=true&idempotent=false&autoCreate=true&exclude=RAW(%s)&delay=%d"
                + "&initialDelay=0&readLock=changed&readLockCheckInterval=%d&readLockTimeout=%d"
                // No marker beside the file: a sync would take it for a file that was dropped.
                + "&readLockMinAge=%d&readLockMarkerFile=false&readLockLoggingLevel=DEBUG",
            folder,
            "(?i).*\\.(part|tmp)",
            settings.poll().toMillis(),
            settings.quiet().toMillis(),
            settings.quiet().toMillis() * 4,
            settings.minimumAge().toMillis())
        .routeId(id(shop))
        .process(this::take);
  }

  private void take(Exchange exchange) {
    var name = exchange.getIn().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    inbox.take(shop, folder.resolve(name));
  }
}
