package dev.daybook.landing;

import dev.daybook.canonical.ShopId;
import java.time.Instant;

/** A document as {@link DocumentMapper} reads it. */
record DocumentRow(
    long documentId,
    String channel,
    String shop,
    String subject,
    String axis,
    long feedId,
    Long windowId,
    int attempt,
    long runId,
    DocumentKind kind,
    String name,
    int pageNo,
    String sha256,
    long bytes,
    String path,
    Integer records,
    int booked,
    String state,
    Instant landedAt) {
  Document document() {
    return new Document(
        documentId,
        new ShopId(channel, shop).feed(subject, axis),
        feedId,
        windowId,
        attempt,
        runId,
        kind,
        name,
        pageNo,
        sha256,
        bytes,
        path,
        records,
        booked,
        state,
        landedAt);
  }
}
