package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How an answer can go wrong; each kind is told by its {@link #word()}. */
public enum FaultKind {
  /** Over the rate, says the platform: 52101 or 70031. */
  RATE_LIMITED {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.oneOf(List.of(52101, 70031), "接口调用频率超限");
    }
  },
  /** System error or degraded: 50000, 52001 or 52102. */
  BUSY {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return strike.oneOf(List.of(50000, 52001, 52102), "系统繁忙,请稍后再试");
    }
  },
  /** 10019, and the access token is really spent: only a refresh helps. */
  EXPIRED_TOKEN {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      strike.tokens().expire();
      return strike.oneOf(List.of(Refusal.TOKEN_EXPIRED), "access_token已过期");
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
      return Pages.withDuplicates(good.get());
    }
  },
  /** {@code total_count} is off; strikes only answers that have one. */
  WRONG_TOTAL(true) {
    @Override
    Answer strike(Supplier<Answer> good, Strike strike) {
      return Pages.withWrongTotal(good.get());
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

  /**
   * @throws IllegalArgumentException naming all kinds, when there is none of this word
   */
  public static FaultKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no kind of fault; expected one of %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(FaultKind::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** What a fault may use. */
  record Strike(FaultOrder order, Dice dice, Tokens tokens, String requestId) {
    Answer oneOf(List<Integer> codes, String message) {
      return Envelope.error(dice.oneOf(codes), message, requestId);
    }
  }
}
