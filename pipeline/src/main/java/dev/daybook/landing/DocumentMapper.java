package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code document}: what was landed. Rows are added and never changed here. */
@Mapper
interface DocumentMapper {
  /**
   * Adds the document and fills in its id. A page is added to an open window in its newest attempt
   * by the run that holds it, and to no other.
   *
   * @throws dev.daybook.coverage.LostWindow when the page's window is not such a one
   * @throws org.springframework.dao.DuplicateKeyException when the feed has a file of these bytes
   */
  default void insert(NewDocument document) {
    if (!document.isPage()) {
      insertFile(document);
    } else if (insertPage(document) != 1) {
      throw document.lost();
    }
  }

  void insertFile(NewDocument document);

  /** Gives 0 when the window is not open, not in this attempt or not this run's. */
  int insertPage(NewDocument document);

  /** The document, or null. */
  DocumentRow find(long documentId);

  /** The file of a feed with these bytes, or null. */
  DocumentRow findFile(@Param("feedId") long feedId, @Param("sha256") String sha256);

  /** What waits for its outcome, in the order it was landed. */
  List<DocumentRow> pending(ShopId shop);

  /** The pages of a window's newest attempt, or its file, in the order they were landed. */
  List<DocumentRow> ofWindow(long windowId);

  /** Files that cover no known time, booked to their end but not closed. */
  List<DocumentRow> unclosed(ShopId shop);

  /**
   * Closed documents of a feed whose time, or for files without one whose landing, lies in the
   * range.
   */
  List<DocumentRow> ofRange(
      @Param("feedId") long feedId, @Param("from") Instant from, @Param("to") Instant to);

  /** The id of the feed, or null when it is not registered. */
  Long feedId(FeedId feed);
}
