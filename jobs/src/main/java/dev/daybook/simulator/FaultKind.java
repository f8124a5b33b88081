package dev.daybook.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** How an answer can go wrong; each kind is told by its {@link #word()}. */
public enum FaultKind {
  /** Over the rate, says the platform, in one of its ways. */
  RATE_LIMITED {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.oneOf(strike.gateway().tooOften());
    }
  },
  /** System error or degraded, in one of the platform's ways. */
  BUSY {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.oneOf(strike.gateway().busy());
    }
  },
  /**
   * A failure that looks like a page without rows to who does not ask: JD's {@code success:false}.
   */
  UNSUCCESSFUL {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.oneOf(strike.gateway().unsuccessful());
    }
  },
  /** The access token is really spent: only a new one helps. */
  EXPIRED_TOKEN {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      strike.tokens().expire();
      return strike.oneOf(strike.gateway().tokenExpired());
    }
  },
  /**
   * A good page, and the access token is spent after it: the next page of the window is refused.
   */
  TOKEN_DIES(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      Answer answer = good.get().again();
      strike.tokens().expire();
      return answer;
    }
  },
  /** The connection closes before the answer. */
  DROPPED {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Answer.none();
    }
  },
  /** The connection closes within the answer: fewer bytes than promised. */
  SHORT_BODY {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return good.get().broken();
    }
  },
  /** JSON that ends in the middle under a Content-Length that fits it. */
  CUT_JSON {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      Answer answer = good.get();
      return answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2));
    }
  },
  /** gzip that ends in the middle under a Content-Length that fits it. */
  CUT_GZIP {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      Answer answer = good.get();
      byte[] packed = gzip(answer.body());
      return answer
          .withBody(Arrays.copyOf(packed, packed.length / 2))
          .with("Content-Encoding", "gzip");
    }
  },
  /** The right answer, late. */
  SLOW {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return good.get().after(strike.order().delay());
    }
  },
  /** Up to three rows come twice in one page. */
  DUPLICATE_ROWS(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Pages.withDuplicates(good.get(), strike.shape());
    }
  },
  /** The page before, whatever page was asked for: without an end, a reader never comes to one. */
  REPEATED_PAGE(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.pageBefore() == null ? good.get() : strike.pageBefore().again();
    }
  },
  /** The total is off by seven; strikes only answers that have one. */
  WRONG_TOTAL(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Pages.withTotalOff(good.get(), strike.shape(), 7);
    }
  },
  /** The total is another one each time; strikes only answers that have one. */
  CHANGING_TOTAL(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Pages.withTotalOff(good.get(), strike.shape(), strike.dice().between(1, 90));
    }
  },
  /** HTTP 200 without a byte. */
  EMPTY_BODY {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return good.get().withBody(new byte[0]);
    }
  },
  /** HTTP 200 with the page of a person's login. */
  LOGIN_PAGE {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      String page = "<!DOCTYPE html><html><head><title>登录</title></head><body>请登录</body></html>";
      return Answer.of(200, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }
  },
  /** The right JSON, and a warning of the server's own language before it. */
  SERVER_WARNING {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      byte[] warning =
          "<br />\n<b>Warning</b>: Undefined array key \"tax\" in <b>/srv/plugin.php</b> on line <b>17</b><br />\n"
              .getBytes(StandardCharsets.UTF_8);
      Answer answer = good.get();
      byte[] body = Arrays.copyOf(warning, warning.length + answer.body().length);
      System.arraycopy(answer.body(), 0, body, warning.length, answer.body().length);
      return answer.withBody(body);
    }
  },
  /** HTTP 403 without a byte, as a gateway answers an address that is not on its list. */
  HTTP_403 {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Answer.of(403, "text/plain", new byte[0]);
    }
  },
  /** HTTP 429 whose {@code Retry-After} means nothing. */
  HTTP_429 {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      byte[] page = "Too Many Requests\n".getBytes(StandardCharsets.US_ASCII);
      return Answer.of(429, "text/plain", page)
          .with("Retry-After", strike.dice().oneOf(List.of("soon", "-5", "1e9", "")));
    }
  },
  /** HTTP 503 from something in front of the platform. */
  HTTP_503 {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      byte[] page = "Service Unavailable\n".getBytes(StandardCharsets.US_ASCII);
      return Answer.of(503, "text/plain", page);
    }
  };

  private final boolean ofLists;

  FaultKind() {
    this(false);
  }

  FaultKind(boolean ofLists) {
    this.ofLists = ofLists;
  }

  /** The wrong answer. Returns the very good one when there was nothing to spoil. */
  abstract Answer strike(Supplier<Answer> good, Strike strike);

  /** True when only answers that are a page of a list can be spoilt this way. */
  boolean ofLists() {
    return ofLists;
  }

  /** As written on the command line: {@code rate-limited}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words, for people. */
  static String words() {
    return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }

  /**
   * @throws IllegalArgumentException naming all kinds, when there is none of this word
   */
  public static FaultKind of(String word) {
    return find(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no kind of fault; expected one of %s".formatted(word, words())));
  }

  static Optional<FaultKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  private static byte[] gzip(byte[] plain) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * What a fault may use.
   *
   * @param shape null for an answer that is no page of a list
   * @param pageBefore the last good page of the same list; null when there was none
   */
  record Strike(
      FaultOrder order,
      Dice dice,
      Tokens tokens,
      Gateway<?> gateway,
      PageShape shape,
      Answer pageBefore,
      String requestId) {
    Answer oneOf(List<Refusal> refusals) {
      return dice.oneOf(refusals).answer(requestId);
    }
  }
}
