package dev.daybook.mapping;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A compiled expression. The program is stateless, so one serves all threads. */
final class CelExpression implements Expression {
  private static final Pattern NOT_AN_OBJECT =
      Pattern.compile(
          "Error resolving field '(.*)'\\. Field selections must be performed on messages or maps\\.");

  private final String source;
  private final CelType type;
  private final Set<String> sourceFields;
  private final Set<String> keys;
  private final Set<String> names;
  private final Evaluation program;

  /** What is done at run time. */
  interface Evaluation {
    Object in(CelVariableResolver variables) throws CelEvaluationException;
  }

  CelExpression(
      String source,
      CelType type,
      Set<String> sourceFields,
      Set<String> keys,
      Set<String> names,
      Evaluation program) {
    this.source = source;
    this.type = type;
    this.sourceFields = sourceFields;
    this.keys = keys;
    this.names = names;
    this.program = program;
  }

  @Override
  public String source() {
    return source;
  }

  CelType type() {
    return type;
  }

  /** The keys of {@code row} and {@code item} that it reads, and the names of {@code let}. */
  Set<String> sourceFields() {
    return sourceFields;
  }

  /** Every key that it names, of whatever object. */
  Set<String> keys() {
    return keys;
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public Object evaluate(Map<String, ?> variables) {
    var wrapped = new HashMap<String, Object>();
    variables.forEach((name, value) -> wrapped.put(name, SourceValues.AS_GIVEN.wrap(value)));
    return SourceValues.unwrap(evaluateWrapped(name -> Optional.ofNullable(wrapped.get(name))));
  }

  /** Its value in CEL's own terms, over variables in CEL's own terms. */
  Object evaluateWrapped(CelVariableResolver variables) {
    try {
      return program.in(variables);
    } catch (CelEvaluationException failed) {
      throw asEvaluationFailed(failed);
    }
  }

  private EvaluationFailed asEvaluationFailed(CelEvaluationException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof EvaluationFailed ours) {
        return ours;
      }
      if (cause instanceof CelAttributeNotFoundException missing) {
        return new EvaluationFailed("", expected(words(missing)), failed);
      }
    }
    // CEL's own words may hold the value: they go where values are masked.
    return new EvaluationFailed(words(failed), "what %s needs".formatted(source), failed);
  }

  /** CEL says the same of a field that is missing and of one asked of what has no fields. */
  private static String expected(String words) {
    var ofNoObject = NOT_AN_OBJECT.matcher(words);
    return ofNoObject.matches()
        ? "an object with a field '%s'".formatted(ofNoObject.group(1))
        : "a field '%s' that is there"
            .formatted(words.replaceFirst("^key '(.*)' is not present in map\\.$", "$1"));
  }

  private static String words(Throwable failure) {
    var message = String.valueOf(failure.getMessage());
    return message.replaceFirst("^evaluation error at [^:]*:\\d+: ", "");
  }
}
