package dev.daybook.home;

import dev.daybook.canonical.ForOperator;

/**
 * The configuration cannot be used; the message names file, key and what was expected. It has no
 * cause: those quote values, which may be secrets.
 */
public final class ConfigRefused extends RuntimeException implements ForOperator {
  ConfigRefused(String message) {
    super(message);
  }
}
