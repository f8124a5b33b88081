package dev.daybook.landing;

import dev.daybook.coverage.LostWindow;
import dev.daybook.landing.LandingStore.Staged;
import java.time.Instant;

/** A document on its way into the table; the database fills in its id. */
final class NewDocument {
  private final long feedId;
  private final Long windowId;
  private final int attempt;
  private final long runId;
  private final DocumentKind kind;
  private final String name;
  private final int pageNo;
  private final String request;
  private final String sha256;
  private final String fileSha256;
  private final long bytes;
  private final String path;
  private final int records;
  private final Instant landedAt;
  private Long documentId;

  private NewDocument(
      long feedId,
      Long windowId,
      int attempt,
      long runId,
      DocumentKind kind,
      String name,
      int pageNo,
      String request,
      Staged staged,
      String path,
      int records,
      Instant landedAt) {
    this.feedId = feedId;
    this.windowId = windowId;
    this.attempt = attempt;
    this.runId = runId;
    this.kind = kind;
    this.name = name;
    this.pageNo = pageNo;
    this.request = request;
    this.sha256 = staged.sha256();
    this.fileSha256 = kind == DocumentKind.FILE ? staged.sha256() : null;
    this.bytes = staged.bytes();
    this.path = path;
    this.records = records;
    this.landedAt = landedAt;
  }

  static NewDocument page(PageArrival page, Staged staged, String path, int records, Instant now) {
    return new NewDocument(
        page.feedId(),
        page.windowId(),
        page.attempt(),
        page.runId(),
        DocumentKind.PAGE,
        page.name(),
        page.pageNo(),
        page.request(),
        staged,
        path,
        records,
        now);
  }

  /**
   * @param windowId the window of this file alone, so in its first attempt; null for none
   */
  static NewDocument file(
      FileArrival file, Long windowId, Staged staged, String path, int records, Instant now) {
    return new NewDocument(
        file.feedId(),
        windowId,
        1,
        file.runId(),
        DocumentKind.FILE,
        file.name(),
        0,
        null,
        staged,
        path,
        records,
        now);
  }

  boolean isPage() {
    return kind == DocumentKind.PAGE;
  }

  LostWindow lost() {
    return new LostWindow(windowId, runId, "given a page");
  }

  Long documentId() {
    return documentId;
  }
}
