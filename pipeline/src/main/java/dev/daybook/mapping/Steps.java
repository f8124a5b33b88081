package dev.daybook.mapping;

import java.util.List;

/**
 * How a state is found: the first step that fits decides.
 *
 * @param key the list's key in the file, such as {@code status}
 * @param given the field of the channel's own words, told when no step fits
 */
record Steps<E extends Enum<E>>(Class<E> type, String key, List<Step> steps, Field given) {

  /** One line of the list. */
  sealed interface Step {
    Field field();
  }

  /** When the condition holds (or always, when it is left out), the state is this. */
  record When(Field field, String is) implements Step {}

  /** The state stands in a table; a key that is not there is an error. */
  record FromTable(Field field, LookupTable table) implements Step {}

  boolean isLeftOut() {
    return steps.isEmpty();
  }

  /** The state; null when it could not be found (then there is a reason). */
  E read(Reading reading) {
    for (var step : steps) {
      int before = reading.reasons().size();
      if (step instanceof FromTable from) {
        return fromTable(reading, from);
      }
      var when = (When) step;
      if (when.field().isLeftOut() || reading.yes(when.field())) {
        return Enum.valueOf(type, when.is());
      }
      if (reading.reasons().size() > before) {
        return null;
      }
    }
    reading.reason(
        given,
        Unread.shown(reading.value(given)),
        "a state that a step of '%s' names".formatted(key));
    return null;
  }

  private E fromTable(Reading reading, FromTable from) {
    var stateKey = Unread.shown(reading.value(from.field()));
    try {
      return Enum.valueOf(type, from.table().find(stateKey));
    } catch (EvaluationFailed unknown) {
      reading.reason(from.field(), unknown.value(), unknown.expected());
      return null;
    }
  }
}
