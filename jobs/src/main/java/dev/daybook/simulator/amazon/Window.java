package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Listing;
import java.util.Optional;

/**
 * A span and how far a reader has come in it. An end that the platform chose on the first page
 * holds for the others.
 */
record Window(AmazonCall call, String cursor, Span span, NextToken from) {
  static Window of(AmazonCall call, Span.Names names, String cursor) {
    NextToken from = NextToken.of(call, cursor);
    Span span = Span.of(call, names);
    long end = from.end() == 0 ? span.last() : Math.min(span.last(), from.end());
    return new Window(call, cursor, new Span(span.updated(), span.first(), end), from);
  }

  /** Empty on the last page. */
  Optional<String> next(Listing found, int given) {
    return given >= found.total()
        ? Optional.empty()
        : Optional.of(new NextToken(found.key(given - 1), span.last()).sealedFor(call, cursor));
  }
}
