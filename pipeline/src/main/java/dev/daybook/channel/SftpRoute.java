package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Looks at a shop's SFTP server on the rhythm of its inbox, into which its files come. */
class SftpRoute extends RouteBuilder {
  private final ShopId shop;
  private final SftpWatch watch;
  private final Duration poll;

  SftpRoute(ShopId shop, SftpWatch watch, Duration poll) {
    this.shop = shop;
    this.watch = watch;
    this.poll = poll;
  }

  static String id(ShopId shop) {
    return "sftp-%s-%s".formatted(shop.channel(), shop.shop());
  }

  @Override
  public void configure() {
    onException(RuntimeException.class)
        .handled(true)
        .log(LoggingLevel.WARN, id(shop) + " is looked at again: ${exception.message}");
    fromF("timer:%s?delay=0&period=%d", id(shop), poll.toMillis())
        .routeId(id(shop))
        .process(exchange -> watch.poll(() -> getContext().getStatus().isStarted()));
  }
}
