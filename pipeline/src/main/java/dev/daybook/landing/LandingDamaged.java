package dev.daybook.landing;

import dev.daybook.canonical.ForOperator;
import java.io.IOException;

/** The kept bytes of a document are no longer those that came. */
public class LandingDamaged extends IOException implements ForOperator {
  LandingDamaged(String document, String path, String what, Throwable cause) {
    super(
        "%s: the landing file %s is damaged: %s; next: restore it from a backup, or ask the channel for this window again with a rerun"
            .formatted(document, path, what),
        cause);
  }
}
