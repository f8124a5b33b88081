package dev.daybook.mapping;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A feed asked page after page.
 *
 * @param operation the channel's name of the call; rate budgets are kept by it
 * @param longestWindow the longest span that one query may ask for, overlap included
 * @param overlap how far before its beginning a slice is asked again
 * @param lag how fresh an end the channel can be trusted with: a slice ends at or before now − lag
 * @param precision the channel's own precision of time: slices are cut to it
 * @param paging how its pages are walked; the kind is found by name ({@code page-number-backward})
 * @param method GET or POST
 * @param form request fields: CEL over {@code window.from}, {@code window.to} (timestamps, overlap
 *     applied), {@code page}, {@code pageSize}, {@code counting} (true when the call only asks for
 *     the total)
 * @param records CEL over {@code answer}: the list of records
 * @param total CEL over {@code answer}: how many records the window has; empty where the channel
 *     tells none
 * @param more CEL over {@code answer}: whether a further page follows; empty where the channel does
 *     not tell
 * @param recordId CEL over {@code row}: the record's own id, for counting distinct records
 */
public record PagedFeed(
    String stream,
    String operation,
    Duration longestWindow,
    Duration overlap,
    Duration lag,
    Duration precision,
    Rate rate,
    Paging paging,
    String method,
    String path,
    Map<String, Expression> form,
    Expression records,
    Optional<Expression> total,
    Optional<Expression> more,
    Expression recordId,
    OrderMapping mapping)
    implements Feed {

  /** The call budget of one shop: {@code calls} per {@code per}. */
  public record Rate(int calls, Duration per) {}

  /**
   * @param kind {@code page-number-backward}: count first, then the last page down to the first
   * @param size records a page
   * @param first the number of the first page: 0 or 1
   */
  public record Paging(String kind, int size, int first) {}
}
