package dev.daybook.notify;

import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who sends what: one process at a time to a receiver, under a lease, within the receiver's rate
 * and not before it may be asked again. A process that dies within a sending leaves it under way;
 * when the lease is over its messages are sent again, perhaps a second time.
 */
@Component
class Sendings {
  /** Longer than a receiver may keep us waiting. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** After so many a message goes to who is to be told instead. */
  static final int MOST_ATTEMPTS = 5;

  /** How long a receiver that needs a person is left alone. */
  static final Duration UNTIL_MENDED = Duration.ofHours(1);

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(30);
  private static final int MOST_DOUBLINGS = 6;
  private static final int MOST_MESSAGES = 500;
  private static final String LOST =
      "the process that sent it ended before it told how; it may have been sent";

  private final SendingMapper sendings;
  private final MessageMapper messages;
  private final Outbox outbox;
  private final AlertSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Sendings(
      SendingMapper sendings,
      MessageMapper messages,
      Outbox outbox,
      AlertSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    this.sendings = sendings;
    this.messages = messages;
    this.outbox = outbox;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The next message to this receiver; empty when there is none now.
   *
   * @param atOnce do not wait for others that go with it
   */
  Optional<Claim> claim(String receiver, List<Rate> rates, boolean atOnce) {
    return locked(
        receiver,
        gate -> {
          var now = now();
          takeBackLost(receiver, now);
          if (gate.refused()) {
            passOn(receiver, 0, gate.told());
          }
          return sendings.underWay(receiver) != null
                  || gate.isBlocked(now)
                  || isSpent(receiver, rates, now)
              ? Optional.empty()
              : begin(receiver, now, atOnce);
        });
  }

  private void takeBackLost(String receiver, Instant now) {
    var lost = sendings.lost(receiver, now);
    if (lost != null) {
      sendings.end(lost, "LOST", LOST, now);
      messages.notSent(lost, LOST);
    }
  }

  private boolean isSpent(String receiver, List<Rate> rates, Instant now) {
    return rates.stream()
        .anyMatch(rate -> sendings.begunSince(receiver, now.minus(rate.per())) >= rate.messages());
  }

  private Optional<Claim> begin(String receiver, Instant now, boolean atOnce) {
    var told = settings.told(now);
    var waiting =
        told.isEmpty() ? List.<DueMessage>of() : messages.waiting(receiver, told, MOST_MESSAGES);
    if (waiting.stream().noneMatch(message -> atOnce || !message.dueAt().isAfter(now))) {
      return Optional.empty();
    }
    sendings.begin(receiver, "UNDER_WAY", now, now.plus(LEASE));
    long sending = sendings.underWay(receiver);
    messages.take(waiting.stream().map(DueMessage::messageId).toList(), sending);
    return Optional.of(new Claim(sending, receiver, waiting));
  }

  /** A message that belongs to no alert; counts against the rate. */
  void trial(String receiver) {
    locked(
        receiver,
        gate -> {
          sendings.begin(receiver, "TRIAL", now(), now());
          return gate;
        });
  }

  /** What a trial has shown: a receiver that takes it is asked again at once. */
  void trialAnswered(String receiver, Answer answer) {
    locked(
        receiver,
        gate -> {
          boolean taken = answer instanceof Answer.Taken;
          sendings.answered(
              receiver,
              taken ? 0 : gate.failures(),
              !taken && (gate.refused() || answer instanceof Answer.Refused),
              taken ? null : gate.blockedUntilAt(),
              answer.told(),
              now());
          return gate;
        });
  }

  void answered(Claim claim, Answer answer) {
    locked(
        claim.receiver(),
        gate -> {
          boolean ours = sendings.end(claim.sendingId(), state(answer), answer.told(), now()) > 0;
          if (ours) {
            answered(claim, answer, gate.failures() + 1);
          }
          return ours;
        });
  }

  private static String state(Answer answer) {
    return answer instanceof Answer.Taken ? "TAKEN" : "FAILED";
  }

  private void answered(Claim claim, Answer answer, int failures) {
    var receiver = claim.receiver();
    if (answer instanceof Answer.Taken taken) {
      messages.sent(claim.sendingId(), now());
      sendings.answered(receiver, 0, false, null, taken.told(), now());
      return;
    }
    messages.notSent(claim.sendingId(), answer.told());
    if (answer instanceof Answer.Later later) {
      var wait = later.pause().orElseGet(() -> backOff(failures));
      sendings.answered(receiver, failures, false, now().plus(wait), later.told(), now());
      passOn(receiver, MOST_ATTEMPTS, later.told());
    } else {
      sendings.answered(receiver, failures, true, now().plus(UNTIL_MENDED), answer.told(), now());
      passOn(receiver, 0, answer.told());
    }
  }

  private static Duration backOff(int failures) {
    var back = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return back.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : back;
  }

  private void passOn(String receiver, int leastAttempts, String why) {
    messages
        .lockWithFallback(receiver, leastAttempts)
        .forEach(message -> outbox.passOn(message, why));
  }

  private interface Work<T> {
    T with(ReceiverRow gate);
  }

  private <T> T locked(String receiver, Work<T> work) {
    Supplier<T> once =
        () ->
            transactions.execute(
                status -> {
                  sendings.enter(receiver);
                  return work.with(sendings.lock(receiver));
                });
    return Deadlocks.retrying(once);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
