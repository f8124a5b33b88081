package dev.daybook.operate;

/**
 * Tells people how far a verb is. Never decides anything. Shops that are worked on side by side
 * tell from threads of their own.
 */
public interface Progress {
  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public Stage begin(String what, long steps, String outlook) {
          return (done, left) -> {};
        }

        @Override
        public void tell(String line) {}
      };

  /**
   * A stage begins. Several may be under way.
   *
   * @param what it works on, such as a feed
   * @param steps how many it has; 0 when nobody knows
   * @param outlook what is expected of it, in words; empty when nothing is known
   */
  Stage begin(String what, long steps, String outlook);

  default Stage begin(String what, long steps) {
    return begin(what, steps, "");
  }

  /** Something is over. */
  void tell(String line);

  /** One stage under way. */
  interface Stage {
    /**
     * One more step is done.
     *
     * @param outlook what is expected of the rest, in words; empty when nothing is known
     */
    void step(String done, String outlook);

    default void step(String done) {
      step(done, "");
    }
  }
}
