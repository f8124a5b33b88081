package dev.daybook.simulator;

import java.util.concurrent.atomic.LongAdder;

/** What was counted in one place. */
final class Tallies {
  final Tally requests = new Tally();
  final Tally violations = new Tally();
  final Tally overRate = new Tally();
  final Tally struck = new Tally();
  final Tally rows = new Tally();
  final LongAdder moved = new LongAdder();

  Counts counts() {
    return new Counts(
        requests.snapshot(),
        violations.snapshot(),
        overRate.snapshot(),
        struck.snapshot(),
        rows.snapshot(),
        moved.sum());
  }
}
