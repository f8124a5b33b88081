package dev.daybook.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a channel's API is spoken to.
 *
 * @param host where it lives; a shop may name another (the simulator)
 * @param signing the kind of signature, found by name ({@code md5-secret-around})
 * @param clockSkew how far our clock may be from the platform's
 * @param common what every request carries: CEL over {@code credentials}, {@code token}, {@code
 *     now} (timestamp)
 * @param pace what the headers of its answers tell about its budget
 */
public record Api(
    URI host,
    String signing,
    Duration clockSkew,
    RequestFields common,
    Optional<Token> token,
    Answers answers,
    Pace pace) {
  public Api(
      URI host,
      String signing,
      Duration clockSkew,
      RequestFields common,
      Optional<Token> token,
      Answers answers) {
    this(host, signing, clockSkew, common, token, answers, Pace.UNTOLD);
  }

  /**
   * What the platform tells of an operation's budget while it is used: CEL over {@code headers}
   * (names in lower case), each a number or its text. What an answer does not tell, or tells as
   * something else, is passed over.
   *
   * @param perSecond calls a second from now on
   * @param used how full the platform's bucket is after this call; with {@code size}
   * @param size how much it holds
   */
  public record Pace(
      Optional<Expression> perSecond, Optional<Expression> used, Optional<Expression> size) {
    public static final Pace UNTOLD =
        new Pace(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * How a token is got, or a spent one renewed.
   *
   * @param host where it lives when that is not the API's host
   * @param signed whether the call carries the common fields and is signed
   * @param call its fields are CEL over {@code credentials}, {@code refreshToken} and {@code now}
   * @param accessToken CEL over {@code answer} and {@code now}; {@code expiresIn} (seconds)
   *     likewise
   * @param refreshToken likewise; empty where the channel gives none
   * @param refreshExpiresIn seconds until the refresh token ends; empty where the channel does not
   *     tell
   * @param early renewed this long before its end
   * @param renewable only within this long before its end, and never after it; empty where a token
   *     can be renewed at any time
   */
  public record Token(
      Optional<URI> host,
      boolean signed,
      Call call,
      Expression accessToken,
      Optional<Expression> refreshToken,
      Expression expiresIn,
      Optional<Expression> refreshExpiresIn,
      Duration early,
      Optional<Duration> renewable) {}

  /**
   * How an answer tells what it is: CEL over {@code answer}, {@code status} and {@code headers}
   * (names in lower case). A code that is in none of the sets is refused: an unknown error is never
   * an empty page. Where one record is asked for on its own, such a code may be about that record
   * alone.
   *
   * @param success true for an answer that may be read
   * @param code the error code as text
   * @param message the channel's own words
   * @param waitSeconds how long the channel asks to be left alone, or null
   * @param busy codes after which the same call may be tried again
   * @param expired codes that say that the token is spent
   * @param restart codes that say that a cursor is stale: the window is read again from its start
   * @param tooMuch codes that say that the window holds more than can be asked: it is cut in halves
   * @param refused codes that are about the shop, the app or the call itself, never about one
   *     record
   */
  public record Answers(
      Expression success,
      Expression code,
      Expression message,
      Optional<Expression> waitSeconds,
      Set<String> busy,
      Set<String> expired,
      Set<String> restart,
      Set<String> tooMuch,
      Set<String> refused) {}
}
