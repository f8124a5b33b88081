package dev.daybook.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What has changed in the book and was not looked at yet: one entry a transaction of the book,
 * written by that transaction itself, so that no clock and no long transaction can hide an order.
 */
@Component
public class Changes {
  private final ChangesMapper mapper;

  Changes(ChangesMapper mapper) {
    this.mapper = mapper;
  }

  /** The orders that one transaction has written, by id. */
  public record Change(long changeId, List<Long> orderIds) {}

  /** The oldest ones that are not {@link #done}. */
  public List<Change> oldest(int limit) {
    return mapper.oldest(limit).stream()
        .map(row -> new Change(row.changeId(), ids(row.orderIds())))
        .toList();
  }

  /** Takes them off the list, within the caller's transaction if there is one. */
  public void done(Collection<Change> changes) {
    if (!changes.isEmpty()) {
      mapper.delete(changes.stream().map(Change::changeId).toList());
    }
  }

  /** Within the transaction that writes these orders. */
  void add(List<Long> sortedIds) {
    mapper.add(ranges(sortedIds));
  }

  /** Ids of a chunk's new orders follow one another: {@code 1-7,9}. */
  static String ranges(List<Long> sortedIds) {
    var text = new StringBuilder();
    for (int from = 0, to; from < sortedIds.size(); from = to) {
      to = from + 1;
      while (to < sortedIds.size() && sortedIds.get(to) == sortedIds.get(to - 1) + 1) {
        to++;
      }
      text.append(from == 0 ? "" : ",").append(sortedIds.get(from));
      text.append(to == from + 1 ? "" : "-" + sortedIds.get(to - 1));
    }
    return text.toString();
  }

  static List<Long> ids(String ranges) {
    var ids = new ArrayList<Long>();
    for (var range : ranges.split(",")) {
      var ends = range.split("-");
      long last = Long.parseLong(ends[ends.length - 1]);
      for (long id = Long.parseLong(ends[0]); id <= last; id++) {
        ids.add(id);
      }
    }
    return ids;
  }
}
