package dev.daybook.channel;

import java.time.Instant;

/**
 * The tokens of a shop.
 *
 * @param expiresAt when the channel said that {@code access} ends; null when it did not say
 * @param refreshExpiresAt when the channel said that {@code refresh} ends; null when it did not say
 */
record Token(String access, String refresh, Instant expiresAt, Instant refreshExpiresAt) {
  /** Nothing secret. */
  @Override
  public String toString() {
    return "Token[expiresAt=%s, refreshExpiresAt=%s]".formatted(expiresAt, refreshExpiresAt);
  }
}
