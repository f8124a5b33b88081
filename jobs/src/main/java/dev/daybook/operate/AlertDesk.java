package dev.daybook.operate;

import dev.daybook.notify.AlertBook;
import dev.daybook.notify.Answer;
import dev.daybook.notify.Dispatch;
import dev.daybook.notify.KeptAlert;
import dev.daybook.notify.ReceiverState;
import dev.daybook.operate.AlertReport.Listed;
import dev.daybook.operate.AlertReport.Sent;
import dev.daybook.operate.AlertReport.Tested;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Verb {@code alerts}: what is wrong, who was told, and whether a receiver takes a message. */
@Component
public class AlertDesk {
  private final AlertBook book;
  private final Dispatch dispatch;

  AlertDesk(AlertBook book, Dispatch dispatch) {
    this.book = book;
    this.dispatch = dispatch;
  }

  /**
   * Newest first.
   *
   * @param all those that have ended too
   */
  public Listed list(boolean all, int limit) {
    var found = book.list(all, limit + 1);
    return new Listed(
        found.stream().limit(limit).toList(),
        found.size() > limit,
        book.receivers(),
        book.unsent());
  }

  /**
   * @throws AskedWrongly when there is no such alert
   */
  public KeptAlert show(long id) {
    return book.find(id)
        .orElseThrow(
            () ->
                new AskedWrongly(
                    "there is no alert %d; next: daybook alerts list --all".formatted(id)));
  }

  /**
   * Sends a message that belongs to no alert.
   *
   * @throws AskedWrongly when there is no such receiver
   */
  public Tested test(String receiver) {
    return dispatch
        .test(receiver)
        .map(answer -> new Tested(receiver, answer instanceof Answer.Taken, answer.told()))
        .orElseThrow(
            () ->
                new AskedWrongly(
                    "there is no receiver '%s' below alerts in config.yaml; there are [%s]; next: correct the name, or add it there as docs/alerts.md shows"
                        .formatted(receiver, names())));
  }

  private String names() {
    return book.receivers().stream()
        .filter(state -> !state.kind().isEmpty())
        .map(ReceiverState::name)
        .collect(Collectors.joining(", "));
  }

  /** Sends what may be sent, before this process ends; begins nothing after this time. */
  public Sent sendAll(Duration most) {
    var sent = dispatch.sendAll(most);
    return new Sent(sent.messages(), sent.failures(), sent.waiting());
  }
}
