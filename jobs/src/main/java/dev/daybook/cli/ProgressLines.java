package dev.daybook.cli;

import dev.daybook.operate.Progress;
import java.io.PrintWriter;

/**
 * Progress on standard error: on a terminal a bar that rewrites itself, that of the stage which has
 * moved last; plain lines (one a quarter) elsewhere.
 */
final class ProgressLines implements Progress {
  private static final int WIDTH = 30;
  private static final String REWRITE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;

  ProgressLines(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  static Progress on(PrintWriter err) {
    return new ProgressLines(err, System.console() != null);
  }

  @Override
  public synchronized Stage begin(String what, long steps, String outlook) {
    if (!terminal || steps == 0 || !outlook.isEmpty()) {
      line(what + (steps > 0 ? ": " + steps + " to do" : "") + and(outlook));
    }
    return new Lines(what, steps);
  }

  @Override
  public synchronized void tell(String line) {
    line(line);
  }

  /** A bar that stands there is written over. */
  private void line(String text) {
    err.println(terminal ? REWRITE + text : text);
    err.flush();
  }

  private static String and(String outlook) {
    return outlook.isEmpty() ? "" : ", " + outlook;
  }

  private final class Lines implements Stage {
    private final String what;
    private final long steps;
    private long done;
    private long toldQuarters;

    Lines(String what, long steps) {
      this.what = what;
      this.steps = steps;
    }

    @Override
    public void step(String last, String outlook) {
      synchronized (ProgressLines.this) {
        done++;
        if (steps > 0 && terminal) {
          drawBar(last, outlook);
        } else if (steps > 0) {
          tellQuarter(outlook);
        }
      }
    }

    private void drawBar(String last, String outlook) {
      int filled = (int) Math.min(WIDTH, done * WIDTH / steps);
      var bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      var rest = done < steps ? last + and(outlook) : "";
      err.printf("%s%s [%s] %d/%d %s", REWRITE, what, bar, done, steps, rest);
      if (done >= steps) {
        err.println();
      }
      err.flush();
    }

    private void tellQuarter(String outlook) {
      long quarters = done * 4 / steps;
      if (quarters > toldQuarters) {
        toldQuarters = quarters;
        line("%s: %d of %d%s".formatted(what, done, steps, done < steps ? and(outlook) : ""));
      }
    }
  }
}
