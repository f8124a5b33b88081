package dev.daybook.conformance;

import org.junit.jupiter.api.Tag;

/** All trials: every size, every malice and every fault. */
@Tag("full")
class EveryTrialTest extends Conformance {
  EveryTrialTest() {
    super(Trial.all());
  }
}
