package dev.daybook.channel;

import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandingDesk;
import dev.daybook.landing.PageArrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pages are kept by the landing desk. */
@Component
class DeskPages implements PageLanding {
  private final LandingDesk desk;
  private final Feeds feeds;

  DeskPages(LandingDesk desk, Feeds feeds) {
    this.desk = desk;
    this.feeds = feeds;
  }

  @Override
  public void land(Page page) {
    var window = page.window();
    desk.landPage(
        new PageArrival(
            window.feed(),
            feeds.idOf(window.feed()),
            window.id(),
            window.attempt(),
            window.runId(),
            page.number(),
            page.request(),
            page.bytes()));
  }

  @Override
  public List<Page> landed(OpenWindow window) {
    return desk.ofWindow(window.id()).stream()
        .filter(document -> document.attempt() == window.attempt())
        .map(document -> new Page(window, document.pageNo(), "", bytes(document)))
        .toList();
  }

  private byte[] bytes(Document document) {
    try (var bytes = desk.openBytes(document)) {
      return bytes.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }
}
