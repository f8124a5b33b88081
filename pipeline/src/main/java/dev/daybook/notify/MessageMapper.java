package dev.daybook.notify;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code alert_message}: the outbox. */
@Mapper
interface MessageMapper {
  void insert(
      @Param("alertId") long alertId,
      @Param("about") MessageAbout about,
      @Param("to") Address to,
      @Param("severity") Severity severity,
      @Param("createdAt") Instant createdAt,
      @Param("dueAt") Instant dueAt);

  /** All of an alert, oldest first. */
  List<MessageRow> of(@Param("alertId") long alertId);

  /** An alert has ended: what else would have been said of it is not any more. */
  void dropOvertaken(@Param("alertId") long alertId);

  /** What waits goes out as what matters so much now. */
  void worsen(@Param("alertId") long alertId, @Param("severity") Severity severity);

  /** Waiting messages to a receiver, of these severities, oldest first. */
  List<DueMessage> waiting(
      @Param("receiver") String receiver,
      @Param("severities") Collection<Severity> severities,
      @Param("limit") int limit);

  /** Waiting messages to others than these receivers, locked. */
  List<MessageRow> lockStrangers(@Param("receivers") Collection<String> receivers);

  /** Waiting messages to a receiver that name another one to tell instead, locked. */
  List<MessageRow> lockWithFallback(
      @Param("receiver") String receiver, @Param("leastAttempts") int leastAttempts);

  void passedOn(@Param("messageId") long messageId, @Param("why") String why);

  void take(@Param("messageIds") Collection<Long> messageIds, @Param("sendingId") long sendingId);

  void sent(@Param("sendingId") long sendingId, @Param("now") Instant now);

  /** Back to those that wait. */
  void notSent(@Param("sendingId") long sendingId, @Param("why") String why);

  /** How many are not sent yet. */
  int unsent();
}
