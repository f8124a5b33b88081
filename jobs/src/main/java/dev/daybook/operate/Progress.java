package dev.daybook.operate;

/** Tells people how far a verb is. Never decides anything. */
public interface Progress {
  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String what, long steps) {}

        @Override
        public void step(String done) {}
      };

  /** A stage begins that has this many steps; 0 when nobody knows. */
  void begin(String what, long steps);

  /** One more step is done. */
  void step(String done);
}
