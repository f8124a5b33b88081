package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;

/**
 * Time that came emptier than likely, also when it was asked once more.
 *
 * @param what in words, with the next step
 */
public record Doubt(FeedId feed, Window window, String what) {}
