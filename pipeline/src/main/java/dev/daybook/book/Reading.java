package dev.daybook.book;

/**
 * One reading of a source: an attempt at a window, or a single document where there is no window.
 * The same content twice within it is a duplicate.
 */
record Reading(boolean ofWindow, long id, int attempt) {
  static Reading of(Long windowId, int attempt, long documentId) {
    return windowId == null
        ? new Reading(false, documentId, 0)
        : new Reading(true, windowId, attempt);
  }
}
