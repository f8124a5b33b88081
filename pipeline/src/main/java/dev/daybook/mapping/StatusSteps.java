package dev.daybook.mapping;

import dev.daybook.canonical.OrderStatus;
import java.util.List;

/**
 * How a state is found: the first step that fits decides.
 *
 * @param given the field of the channel's own words, told when no step fits
 */
record StatusSteps(List<Step> steps, Field given) {

  /** One line of the list. */
  sealed interface Step {
    Field field();
  }

  /** When the condition holds (or always, when it is left out), the state is this. */
  record When(Field field, OrderStatus is) implements Step {}

  /** The state stands in a table; a key that is not there is an error. */
  record FromTable(Field field, LookupTable table) implements Step {}

  /** The state; null when it could not be found (then there is a reason). */
  OrderStatus read(Reading reading) {
    for (var step : steps) {
      int before = reading.reasons().size();
      if (step instanceof FromTable from) {
        return fromTable(reading, from);
      }
      var when = (When) step;
      if (when.field().isLeftOut() || reading.yes(when.field())) {
        return when.is();
      }
      if (reading.reasons().size() > before) {
        return null;
      }
    }
    reading.reason(
        given, Unread.shown(reading.value(given)), "a state that a step of 'status' names");
    return null;
  }

  private static OrderStatus fromTable(Reading reading, FromTable from) {
    var key = Unread.shown(reading.value(from.field()));
    try {
      return OrderStatus.valueOf(from.table().find(key));
    } catch (EvaluationFailed unknown) {
      reading.reason(from.field(), unknown.value(), unknown.expected());
      return null;
    }
  }
}
