package dev.daybook.mapping;

import java.util.List;

/**
 * What a mapping does with the fields of one record. A field of the source is named by its path,
 * such as {@code items[].price.amount}; the items of a list are not told apart.
 *
 * @param fields the canonical fields that the file names, in its order; those of lines are {@code
 *     lines[].quantity}
 * @param unused source fields that the mapping can read, and did not for this record
 * @param unread source fields whose name no expression of the mapping knows
 */
public record Trace(List<Fed> fields, List<String> unused, List<String> unread) {
  static final Trace NONE = new Trace(List.of(), List.of(), List.of());

  /**
   * One canonical field.
   *
   * @param sources the source fields that were read for it, through {@code let} too; none of a
   *     constant
   * @param person whether its value may name a person
   */
  public record Fed(String field, List<String> sources, boolean person) {}
}
