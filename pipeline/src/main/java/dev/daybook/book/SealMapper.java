package dev.daybook.book;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What sealing compares. */
@Mapper
interface SealMapper {
  /** Null when there is no such window; locked until the end of the transaction. */
  WindowState lockWindow(@Param("windowId") long windowId);

  /** The documents of one attempt at a window, locked, by id. */
  List<DocumentState> lockDocuments(
      @Param("windowId") long windowId, @Param("attempt") int attempt);

  DocumentState lockDocument(@Param("documentId") long documentId);

  List<CurrencyAccount> accounts(@Param("documentIds") Collection<Long> documentIds);

  /** How many of their records lie in quarantine still. */
  long quarantined(@Param("documentIds") Collection<Long> documentIds);

  int close(@Param("documentId") long documentId);

  record WindowState(long windowId, String state, int attempt, long runId) {}

  record DocumentState(
      long documentId, String name, Long windowId, Integer records, int booked, String state) {}
}
