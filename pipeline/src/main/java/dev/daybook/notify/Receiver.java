package dev.daybook.notify;

import java.util.List;

/** Where messages go. */
public interface Receiver {
  /** Most UTF-8 bytes of a text. */
  int longestBytes();

  /** How often it may be asked; none when nobody says. */
  List<Rate> rates();

  /** Hands the message over; does not return before it is answered, or given up. */
  Answer deliver(Letter letter);
}
