package dev.daybook.notify;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Tables {@code alert_receiver} and {@code alert_sending}: who is asked, and what was sent. */
@Mapper
interface SendingMapper {
  /** Running it again changes nothing. */
  void enter(@Param("receiver") String receiver);

  /** Waits until no other transaction holds the receiver. */
  ReceiverRow lock(@Param("receiver") String receiver);

  void answered(
      @Param("receiver") String receiver,
      @Param("failures") int failures,
      @Param("refused") boolean refused,
      @Param("blockedUntilAt") Instant blockedUntilAt,
      @Param("told") String told,
      @Param("now") Instant now);

  /** By name. */
  List<ReceiverRow> receivers();

  /** Begins one under way, or a trial, which keeps nobody from sending. */
  void begin(
      @Param("receiver") String receiver,
      @Param("state") String state,
      @Param("now") Instant now,
      @Param("leaseUntilAt") Instant leaseUntilAt);

  /** The one under way; null when there is none. */
  Long underWay(@Param("receiver") String receiver);

  /** The one under way whose lease is over; null when there is none. */
  Long lost(@Param("receiver") String receiver, @Param("now") Instant now);

  /** Gives 0 when it is not under way any more. */
  int end(
      @Param("sendingId") long sendingId,
      @Param("state") String state,
      @Param("told") String told,
      @Param("now") Instant now);

  /** How many were begun after this instant. */
  int begunSince(@Param("receiver") String receiver, @Param("since") Instant since);
}
