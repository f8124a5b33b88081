package dev.daybook.conformance;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** The trials that tell the most in little time; {@link EveryTrialTest} has all. */
@Tag("full")
class ConformanceTest extends Conformance {
  ConformanceTest() {
    super(
        List.of(
            Trial.ofSize("nothing", 0),
            Trial.ofSize("a-page", SmallPages.SIZE),
            Trial.ofSize("a-page-and-one", SmallPages.SIZE + 1),
            Trial.moving(),
            Trial.lateByHours()));
  }
}
