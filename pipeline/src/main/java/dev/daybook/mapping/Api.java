package dev.daybook.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a channel's API is spoken to.
 *
 * @param host where it lives; a shop may name another (the simulator)
 * @param signing the kind of signature, found by name ({@code md5-secret-around})
 * @param clockSkew how far our clock may be from the platform's
 * @param common request fields of every call: CEL over {@code credentials}, {@code token}, {@code
 *     now} (timestamp)
 */
public record Api(
    URI host,
    String signing,
    Duration clockSkew,
    Map<String, Expression> common,
    Optional<Token> token,
    Answers answers) {

  /**
   * How a spent token is renewed, by a signed call of its own.
   *
   * @param path asked with {@code form}: CEL over {@code credentials} and {@code refreshToken}
   * @param accessToken CEL over {@code answer}; {@code refreshToken} and {@code expiresIn}
   *     (seconds) likewise
   */
  public record Token(
      String path,
      Map<String, Expression> form,
      Expression accessToken,
      Expression refreshToken,
      Expression expiresIn) {}

  /**
   * How an answer tells what it is. A code that is in none of the sets is refused: an unknown error
   * is never an empty page.
   *
   * @param success CEL over {@code answer}: true for an answer that may be read
   * @param code CEL over {@code answer}: the error code as text
   * @param message CEL over {@code answer}: the channel's own words
   * @param busy codes after which the same call may be tried again
   * @param expired codes that say that the token is spent
   */
  public record Answers(
      Expression success,
      Expression code,
      Expression message,
      Set<String> busy,
      Set<String> expired) {}
}
