package dev.daybook.landing;

/** How a document came. */
public enum DocumentKind {
  /** One answer of an API. */
  PAGE,
  /** One dropped or imported file. */
  FILE
}
