package dev.daybook.book;

import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Receiver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What booking asks and writes besides the bulk rows of {@link RowWriter}. */
@Mapper
interface BookMapper {
  /** These documents, locked until the end of the transaction, in the order of their ids. */
  List<BookedDocument> lockDocuments(@Param("ids") Collection<Long> ids);

  /** The same without a lock. */
  List<BookedDocument> documents(@Param("ids") Collection<Long> ids);

  List<FeedShop> shops(@Param("feedIds") Collection<Long> feedIds);

  /** What is known of these orders, sorted by nothing; an identity may be without an order. */
  List<Held> held(@Param("shopId") int shopId, @Param("externalNos") List<String> externalNos);

  /** People of orders that will be written over, locked until the end of the transaction. */
  List<People> lockPeople(@Param("orderIds") List<Long> orderIds);

  /** Gives a version the place and the date of a dated record that says the same. */
  int move(
      @Param("orderId") long orderId,
      @Param("version") int version,
      @Param("documentId") long documentId,
      @Param("recordNo") int recordNo);

  int deleteOrders(@Param("orderIds") List<Long> orderIds);

  void deleteLines(@Param("orderIds") List<Long> orderIds);

  void addAccounts(@Param("accounts") Collection<Ledger.Account> accounts);

  /** Moves a document's pointer; 0 when it does not stand where it was read. */
  int advance(@Param("documentId") long documentId, @Param("from") int from, @Param("to") int to);

  void quarantine(@Param("rows") List<QuarantineRow> rows);

  /** Which of these documents belong to a second reading of their time. */
  List<SecondReading> secondReadings(@Param("ids") Collection<Long> ids);

  /**
   * Whether the time of this version had been read to its proven end, as owed time of the same
   * feed, when the document of a second reading landed.
   */
  boolean readBefore(@Param("documentId") long documentId, @Param("at") Instant version);

  /** Running it again changes nothing. */
  void addDifferences(@Param("rows") Collection<DifferenceRow> rows);

  /**
   * Which of these orders (or after-sales) a first reading by any feed of the same shop and subject
   * has shown and quarantine has taken.
   */
  List<Quarantined> quarantinedBefore(
      @Param("feedId") long feedId, @Param("numbers") Collection<String> numbers);

  /** Which of these the same shop and subject has a difference of kind MISSED for. */
  List<Missed> missed(@Param("feedId") long feedId, @Param("numbers") Collection<String> numbers);

  /**
   * MISSED → MOVED, when this feed was not sealed at the version's time yet as the difference was
   * found, and that time lies before the compared time was read: had it moved later, that reading
   * should have shown it.
   */
  int moved(
      @Param("missed") Missed missed, @Param("feedId") long feedId, @Param("at") Instant version);

  /** Adds to what the settled dates of the document's window have found. */
  void recount(
      @Param("documentId") long documentId,
      @Param("missed") int missed,
      @Param("changed") int changed);

  /**
   * @param since from here on, what it brings had been read before as a whole; what lies before may
   *     have been
   */
  record SecondReading(long documentId, Instant since) {}

  /**
   * @param documentId the newest that has it
   */
  record Quarantined(String externalNo, long documentId) {}

  record Missed(long documentId, int recordNo, String externalNo, Instant foundAt) {}

  record BookedDocument(
      long documentId, long feedId, Long windowId, int attempt, Integer records, int booked) {
    Reading reading() {
      return Reading.of(windowId, attempt, documentId);
    }
  }

  record FeedShop(long feedId, int shopId, String channel, String shop) {}

  record Held(
      String externalNo,
      long orderId,
      Integer version,
      String status,
      String givenStatus,
      Instant sourceUpdatedAt,
      byte[] contentHash,
      Long documentId,
      Integer recordNo,
      Boolean dated) {}

  /**
   * @param kind MISSED or CHANGED
   */
  record DifferenceRow(
      long documentId,
      int recordNo,
      String kind,
      String externalNo,
      Instant sourceUpdatedAt,
      Instant foundAt) {}

  record People(
      long orderId,
      int version,
      long documentId,
      String buyerId,
      String buyerName,
      String buyerPhone,
      boolean buyerMasked,
      String receiverName,
      String receiverPhone,
      String country,
      String province,
      String city,
      String district,
      String address,
      String addressId) {
    Buyer buyer() {
      return new Buyer(buyerId, buyerName, buyerPhone, buyerMasked);
    }

    Receiver receiver() {
      return new Receiver(
          receiverName, receiverPhone, country, province, city, district, address, addressId);
    }

    /** Names no person. */
    @Override
    public String toString() {
      return "People[of order %d]".formatted(orderId);
    }
  }

  record QuarantineRow(
      long documentId,
      int recordNo,
      String place,
      byte[] sourceSha256,
      String externalNo,
      String currency,
      long minor,
      String reasons,
      Instant quarantinedAt) {}
}
