package dev.daybook.cli;

import dev.daybook.operate.Progress;
import java.io.PrintWriter;

/**
 * Progress on standard error: a bar that rewrites itself on a terminal, plain lines (one a quarter)
 * elsewhere.
 */
final class ProgressLines implements Progress {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private String what = "";
  private long steps;
  private long done;
  private long toldQuarters;

  ProgressLines(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static Progress on(PrintWriter err) {
    return new ProgressLines(err, System.console() != null);
  }

  @Override
  public synchronized void begin(String stage, long count) {
    what = stage;
    steps = count;
    done = 0;
    toldQuarters = 0;
    if (!terminal || count == 0) {
      err.println(what + (count > 0 ? ": " + count + " to do" : ""));
      err.flush();
    }
  }

  @Override
  public synchronized void step(String last) {
    done++;
    if (steps == 0) {
      return;
    }
    if (terminal) {
      drawBar(last);
    } else {
      tellQuarter();
    }
  }

  private void drawBar(String last) {
    int filled = (int) Math.min(WIDTH, done * WIDTH / steps);
    var bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    err.printf("\r\u001b[K%s [%s] %d/%d %s", what, bar, done, steps, done < steps ? last : "");
    if (done >= steps) {
      err.println();
    }
    err.flush();
  }

  private void tellQuarter() {
    long quarters = done * 4 / steps;
    if (quarters > toldQuarters) {
      toldQuarters = quarters;
      err.printf("%s: %d of %d%n", what, done, steps);
      err.flush();
    }
  }
}
