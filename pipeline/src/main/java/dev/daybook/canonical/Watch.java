package dev.daybook.canonical;

/** Whoever has orders worked on, part by part: is asked before each part, and told after it. */
public interface Watch {
  /** Lets everything be done. */
  Watch NONE =
      new Watch() {
        @Override
        public boolean mustStop() {
          return false;
        }

        @Override
        public void done(int orders) {}
      };

  /** Whether the work is to end before its next part. Asked also within transactions. */
  boolean mustStop();

  /** So many more orders are done. */
  void done(int orders);
}
