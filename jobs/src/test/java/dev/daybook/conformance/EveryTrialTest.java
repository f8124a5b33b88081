package dev.daybook.conformance;

import org.junit.jupiter.api.Tag;

/** All trials: every size, every malice and every fault. A quarter of an hour. */
@Tag("soak")
class EveryTrialTest extends Conformance {
  EveryTrialTest() {
    super(Trial.all());
  }
}
