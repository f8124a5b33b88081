package dev.daybook.operate;

import dev.daybook.canonical.ForOperator;
import java.util.List;
import java.util.stream.Stream;

/** A failure in one line for the operator; the whole of it is in the log. */
public final class Why {
  private static final int LONGEST = 500;

  private Why() {}

  /**
   * What was written for the operator, else what lies at the bottom: wrappers repeat whole
   * statements.
   */
  public static String of(Throwable failure) {
    var causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(50).toList();
    return causes.stream()
        .filter(ForOperator.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> innermost(causes));
  }

  /**
   * What may leave this machine: what was written for the operator, else only of which kind it is.
   * What was not written for people may quote anything.
   */
  public static String told(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(50)
        .filter(ForOperator.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String innermost(List<Throwable> causes) {
    var last = causes.get(causes.size() - 1);
    var text = "%s: %s".formatted(last.getClass().getSimpleName(), last.getMessage());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
