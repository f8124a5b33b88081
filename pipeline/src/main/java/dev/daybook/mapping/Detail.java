package dev.daybook.mapping;

import java.util.Optional;
import java.util.Set;

/**
 * A call for every record of a list.
 *
 * @param call its fields are CEL over {@code row} (the list's record), {@code id} and {@code
 *     cursor} besides what every request may use
 * @param cursor CEL over {@code answer}, {@code headers} and {@code status}: where the next part of
 *     the answer begins; empty where one call gives all
 * @param absent error codes that say that this one record cannot be had: it is quarantined, and the
 *     others go on
 * @param record CEL over {@code row} and {@code answers} (the answers of the calls, in order): the
 *     record that the mapping reads
 */
public record Detail(
    Call call, Optional<Expression> cursor, Set<String> absent, Expression record) {}
