package dev.daybook.export;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Tables {@code handoff_turn}, {@code handoff_batch} and {@code handoff_item}. */
@Mapper
interface HandoffMapper {
  /** Fails at once while another transaction has the turn to choose. */
  int takeTurn();

  /** Cleared orders that were not handed off in their version, by shop and external no. */
  List<Cleared> cleared(@Param("limit") int limit);

  int insertBatch(NewBatch batch);

  void insertItems(@Param("items") List<Item> items);

  int finish(BatchRow batch);

  /** The batch's versions are candidates no more. */
  void settle(@Param("batchId") long batchId);

  BatchRow lockBatch(@Param("batchId") long batchId);

  List<BatchRow> created();

  List<Content> contents(
      @Param("batchId") long batchId, @Param("after") int after, @Param("limit") int limit);

  int delivered(@Param("batchId") long batchId, @Param("now") Instant now);

  String lockItem(@Param("orderId") long orderId, @Param("version") int version);

  void answer(
      @Param("orderId") long orderId,
      @Param("version") int version,
      @Param("state") String state,
      @Param("reason") String reason,
      @Param("now") Instant now);

  Handoff.Status status();

  record Cleared(long orderId, int version) {}

  record Item(long batchId, int position, long orderId, int version, String content) {}

  record Content(int position, String content) {}

  record BatchRow(
      long batchId,
      String name,
      String template,
      String state,
      int orders,
      int orderLines,
      String money,
      String header,
      byte[] sha256,
      Instant createdAt,
      Instant deliveredAt) {}

  /** Its id is set by the insert. */
  final class NewBatch {
    private final String name;
    private final String template;
    private final String header;
    private final Instant createdAt;
    private long batchId;

    NewBatch(String name, String template, String header, Instant createdAt) {
      this.name = name;
      this.template = template;
      this.header = header;
      this.createdAt = createdAt;
    }

    public String getName() {
      return name;
    }

    public String getTemplate() {
      return template;
    }

    public String getHeader() {
      return header;
    }

    public Instant getCreatedAt() {
      return createdAt;
    }

    public long getBatchId() {
      return batchId;
    }

    public void setBatchId(long id) {
      batchId = id;
    }
  }
}
