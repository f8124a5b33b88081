package dev.daybook.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A feed asked page after page.
 *
 * @param call the request of one page: CEL over {@code window.from}, {@code window.to} (timestamps,
 *     overlap applied), {@code page}, {@code pageSize}, {@code counting} (true when the call only
 *     asks for the total) and {@code cursor} (empty text on the first page), besides {@code
 *     credentials}, {@code token} and {@code now}
 * @param longestWindow the longest span that one query may ask for, overlap included
 * @param overlap how far before its beginning a slice is asked again
 * @param lag how fresh an end the channel can be trusted with: a slice ends at or before now − lag
 * @param precision the channel's own precision of time: slices are cut to it
 * @param paging how its pages are walked; the kind is found by name ({@code page-number-backward})
 * @param records CEL over {@code answer}: the list of records
 * @param shapes further shapes of saved answers that can be read, each CEL over {@code answer}: a
 *     list of records
 * @param total CEL over {@code answer}, {@code headers} and {@code status}: how many records the
 *     window has; empty where the channel tells none
 * @param more likewise: whether a further page follows; empty where the channel does not tell
 * @param cursor likewise: where the next page begins; null or empty text after the last
 * @param recordId CEL over {@code row}: the record's own id, for counting distinct records
 * @param detail how each record of a list is asked for; empty where the list gives all
 * @param optIn whether only shops that name this feed have it
 */
public record PagedFeed(
    String stream,
    Call call,
    Duration longestWindow,
    Duration overlap,
    Duration lag,
    Duration precision,
    Paging paging,
    Expression records,
    List<Expression> shapes,
    Optional<Expression> total,
    Optional<Expression> more,
    Optional<Expression> cursor,
    Expression recordId,
    Optional<Detail> detail,
    OrderMapping mapping,
    boolean optIn)
    implements Feed {

  /**
   * @param kind {@code page-number-backward}: count first, then the last page down to the first;
   *     {@code cursor}: forward, each page says where the next begins
   * @param size records a page
   * @param first the number of the first page: 0 or 1
   */
  public record Paging(String kind, int size, int first) {}
}
