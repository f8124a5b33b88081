package dev.daybook.mapping;

import java.util.Set;

/**
 * One field of a mapping file.
 *
 * @param name the canonical name, such as {@code amounts.buyer_paid}
 * @param label for people: the canonical name and the source fields it is read from, such as {@code
 *     amounts.buyer_paid (应付金额)}
 * @param expression null where the file leaves an optional field out
 * @param person whether its value may name a person and is masked in errors
 */
record Field(String name, String label, CelExpression expression, boolean person) {
  static Field of(String name, CelExpression expression, Set<String> sourceFields, boolean person) {
    var label =
        sourceFields.isEmpty() || sourceFields.size() > 3
            ? name
            : "%s (%s)".formatted(name, String.join(", ", sourceFields));
    return new Field(name, label, expression, person);
  }

  boolean isLeftOut() {
    return expression == null;
  }
}
