package dev.daybook.mapping;

import java.time.LocalDate;
import java.util.Map;

/**
 * One rule of {@code mappings/rules/*.yaml}.
 *
 * @param id the file's name without its ending, such as {@code discount-over-80-percent}
 * @param severity {@code info}, {@code warning} or {@code critical}
 * @param hold whether a finding keeps the order back from hand-off until a review
 * @param when CEL over {@code order} (see {@link OrderView}); true means found
 * @param facts CEL by name: what the decision rests on. Their values fill {@code {name}} in the
 *     messages, and a finding is raised again only when one of them has changed
 * @param from first business date it is in force; null for always
 * @param until last business date it is in force; null for ever
 * @param shadow finds and counts, but never holds
 */
public record Rule(
    String id,
    String severity,
    boolean hold,
    Expression when,
    Map<String, Expression> facts,
    String message,
    String messageZh,
    LocalDate from,
    LocalDate until,
    boolean shadow) {}
