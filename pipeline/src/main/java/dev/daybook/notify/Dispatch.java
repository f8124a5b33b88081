package dev.daybook.notify;

import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. Any number of processes may do so on one database: in normal
 * operation no message goes out twice. After a crash within a sending it may: what is not known to
 * have been taken is sent again.
 */
@Component
public class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final Receivers receivers;
  private final Sendings sendings;
  private final Reminders reminders;
  private final Outbox outbox;
  private final MessageMapper messages;
  private final AlertSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Dispatch(
      Receivers receivers,
      Sendings sendings,
      Reminders reminders,
      Outbox outbox,
      MessageMapper messages,
      AlertSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    this.receivers = receivers;
    this.sendings = sendings;
    this.reminders = reminders;
    this.outbox = outbox;
    this.messages = messages;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param messages how many receivers have taken one; several alerts may be in it
   * @param failures what receivers said that did not take theirs
   * @param waiting what is not sent: held back, or to be tried again
   */
  public record Dispatched(int messages, List<Failure> failures, int waiting) {}

  /** A receiver that did not take a message, in its own words. */
  public record Failure(String receiver, String told) {}

  /** Whether somebody is to be told at all. */
  public boolean tells() {
    return !receivers.all().isEmpty();
  }

  /** Sends what has waited long enough for others that go with it. */
  public Dispatched sendDue() {
    return send(false, () -> true);
  }

  /**
   * Sends everything that may be sent, for a process that is about to end.
   *
   * @param most begins nothing any more after this time; a receiver that is being asked may still
   *     take some seconds
   */
  public Dispatched sendAll(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    return send(true, () -> System.nanoTime() < end);
  }

  private Dispatched send(boolean atOnce, BooleanSupplier goesOn) {
    var failures = new ArrayList<Failure>();
    int taken = 0;
    if (tells()) {
      reminders.write();
      Deadlocks.retrying(() -> transactions.executeWithoutResult(status -> outbox.readdress()));
      // Again as long as something happens: a receiver that refuses passes on to another one.
      for (int before = -1; before < taken + failures.size() && goesOn.getAsBoolean(); ) {
        before = taken + failures.size();
        for (var name : receivers.all().keySet()) {
          taken += send(name, atOnce, goesOn, failures);
        }
      }
    }
    return new Dispatched(taken, failures, messages.unsent());
  }

  private int send(String name, boolean atOnce, BooleanSupplier goesOn, List<Failure> failures) {
    var receiver = receivers.all().get(name);
    int taken = 0;
    while (goesOn.getAsBoolean()) {
      var claim = sendings.claim(name, receiver.rates(), atOnce);
      if (claim.isEmpty()) {
        break;
      }
      var answer = deliver(receiver, claim.get());
      sendings.answered(claim.get(), answer);
      if (answer instanceof Answer.Taken) {
        taken++;
      } else {
        LOG.warn("alerts: receiver {} did not take a message: {}", name, answer.told());
        failures.add(new Failure(name, answer.told()));
      }
    }
    return taken;
  }

  /** A text that is too long all the same is sent once more at half the length. */
  private Answer deliver(Receiver receiver, Claim claim) {
    int longest = receiver.longestBytes();
    var answer = deliver(receiver, letters(longest).of(claim.messages()));
    return answer instanceof Answer.TooLong
        ? deliver(receiver, letters(longest / 2).of(claim.messages()))
        : answer;
  }

  private Letters letters(int longestBytes) {
    return new Letters(settings.zone(), clock.instant(), longestBytes);
  }

  /** What a receiver has not foreseen is tried again; its text may hold anything and is logged. */
  private static Answer deliver(Receiver receiver, Letter letter) {
    try {
      return receiver.deliver(letter);
    } catch (RuntimeException unforeseen) {
      LOG.error("alerts: a receiver broke off", unforeseen);
      return new Answer.Later(
          "broke off: %s; the log has the whole of it"
              .formatted(unforeseen.getClass().getSimpleName()));
    }
  }

  /**
   * Sends a message that belongs to no alert, whatever the receiver said before; one that takes it
   * is asked again at once. Quiet hours do not hold it back.
   *
   * @return what it answered; empty when there is no receiver of this name
   */
  public Optional<Answer> test(String name) {
    var receiver = receivers.all().get(name);
    if (receiver == null) {
      return Optional.empty();
    }
    sendings.trial(name);
    var at = clock.instant();
    var text =
        "Daybook: this is a test of receiver '%s'. Nothing is wrong.\n%s\n"
            .formatted(name, at.atZone(settings.zone()).toOffsetDateTime());
    var answer =
        deliver(receiver, new Letter("test-" + at.toEpochMilli(), "Daybook: a test", text));
    sendings.trialAnswered(name, answer);
    return Optional.of(answer);
  }
}
