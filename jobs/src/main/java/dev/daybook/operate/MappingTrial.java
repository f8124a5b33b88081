package dev.daybook.operate;

import dev.daybook.mapping.Unreadable;
import java.util.List;
import java.util.Map;

/**
 * One record through its mapping. Values that name people are masked everywhere.
 *
 * @param record its number in the file, from 1
 * @param source the record: its rows in a file, one object of an answer
 * @param order what it becomes, an order or an after-sale; null when it cannot become one
 * @param reasons why not; empty when it does
 * @param fields the canonical fields and the source fields that fed them
 * @param unused source fields that the mapping knows and did not need for this record
 * @param unread source fields that the mapping does not know
 */
public record MappingTrial(
    String file,
    String channel,
    String stream,
    String mapping,
    int record,
    String place,
    List<Map<String, Object>> source,
    Map<String, Object> order,
    List<Unreadable> reasons,
    List<FedField> fields,
    List<String> unused,
    List<String> unread) {

  /**
   * @param value as in the order; of lines one a line; null when there is no order
   * @param sources paths such as {@code items[].price}; none of a constant
   */
  public record FedField(String field, Object value, List<String> sources) {}

  public boolean complete() {
    return order != null;
  }
}
