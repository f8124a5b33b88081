package dev.daybook.channel;

import dev.daybook.mapping.Api;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Reads what the headers of an answer, of any kind, tell about the budget of its operation. */
record ToldPace(Api.Pace pace) {
  /** Longer numbers are none that a platform means. */
  private static final int LONGEST = 20;

  void tell(Map<String, String> headers, Budget budget) {
    number(pace.perSecond(), headers).ifPresent(budget::paced);
    var used = whole(pace.used(), headers);
    var size = whole(pace.size(), headers);
    if (used.isPresent() && size.isPresent()) {
      budget.filled(used.get(), size.get());
    }
  }

  private static Optional<Long> whole(
      Optional<Expression> expression, Map<String, String> headers) {
    return number(expression, headers)
        .map(BigDecimal::toBigInteger)
        .filter(number -> number.bitLength() < Long.SIZE)
        .map(BigInteger::longValueExact);
  }

  private static Optional<BigDecimal> number(
      Optional<Expression> expression, Map<String, String> headers) {
    return expression
        .flatMap(told -> text(told, headers))
        .filter(text -> text.length() <= LONGEST && text.matches("\\d+(\\.\\d+)?"))
        .map(BigDecimal::new);
  }

  private static Optional<String> text(Expression told, Map<String, String> headers) {
    try {
      return Optional.ofNullable(told.evaluate(Map.of("headers", headers)))
          .map(Object::toString)
          .map(String::strip);
    } catch (EvaluationFailed untold) {
      return Optional.empty();
    }
  }
}
