package dev.daybook.notify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A receiver that keeps what it gets, and answers as it is told. */
final class Mailbox implements Receiver {
  static final Rate RATE = new Rate(3, Duration.ofMinutes(1));

  final List<Letter> letters = new ArrayList<>();
  final Deque<Answer> answers = new ArrayDeque<>();
  Runnable meanwhile = () -> {};
  int longestBytes = 2_048;

  /** Texts of the letters that it took. */
  synchronized List<String> taken() {
    return letters.stream().map(Letter::text).toList();
  }

  @Override
  public int longestBytes() {
    return longestBytes;
  }

  @Override
  public List<Rate> rates() {
    return List.of(RATE);
  }

  @Override
  public Answer deliver(Letter letter) {
    meanwhile.run();
    synchronized (this) {
      var answer = answers.isEmpty() ? new Answer.Taken("ok") : answers.remove();
      if (answer instanceof Answer.Taken) {
        letters.add(letter);
      }
      return answer;
    }
  }
}
