package dev.daybook.notify;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code alert}: what is and was wrong. */
@Mapper
interface AlertMapper {
  /** The open alert of this cause, locked; null when there is none. */
  AlertRow lockOpen(@Param("cause") String cause);

  /**
   * @throws org.springframework.dao.DuplicateKeyException when the cause is open already
   */
  void insert(
      @Param("alert") Alert alert,
      @Param("channel") String channel,
      @Param("shop") String shop,
      @Param("now") Instant now,
      @Param("remindAt") Instant remindAt);

  /** Seen once more, as it looks now. */
  void renew(
      @Param("alertId") long alertId, @Param("alert") Alert alert, @Param("now") Instant now);

  void end(@Param("alertId") long alertId, @Param("now") Instant now);

  /** Causes of the open alerts of a kind; of one shop, or of all when {@code channel} is null. */
  List<String> openCauses(
      @Param("kind") String kind, @Param("channel") String channel, @Param("shop") String shop);

  /** Locked: those open alerts whose reminder is owed. */
  List<AlertRow> lockToRemindOf(@Param("now") Instant now);

  void remindAt(@Param("alertId") long alertId, @Param("remindAt") Instant remindAt);

  /** Newest first. */
  List<AlertRow> list(@Param("all") boolean all, @Param("limit") int limit);

  /** Null when there is none. */
  AlertRow find(@Param("alertId") long alertId);
}
