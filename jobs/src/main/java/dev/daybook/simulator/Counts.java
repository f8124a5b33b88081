package dev.daybook.simulator;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was served since the start; a name appears once it happened.
 *
 * @param requests by method, refused ones included; {@code unreadable} when the method could not be
 *     told
 * @param violations of the platform's rules by a client: {@code bad-window}, {@code over-rate},
 *     {@code bad-sign}…
 * @param overRate calls that were too many for a rate, by app and operation: {@code JDAPPKEY0001
 *     jingdong.pop.order.search}. Those that a fault calls too many are not among them
 * @param faults by kind, such as {@code busy}
 * @param rows records within list pages, by method
 * @param moved orders that a malice moved between two pages
 */
public record Counts(
    SortedMap<String, Long> requests,
    SortedMap<String, Long> violations,
    SortedMap<String, Long> overRate,
    SortedMap<String, Long> faults,
    SortedMap<String, Long> rows,
    long moved) {

  public long requested() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  Counts plus(Counts other) {
    return new Counts(
        sum(requests, other.requests),
        sum(violations, other.violations),
        sum(overRate, other.overRate),
        sum(faults, other.faults),
        sum(rows, other.rows),
        moved + other.moved);
  }

  private static SortedMap<String, Long> sum(
      SortedMap<String, Long> some, SortedMap<String, Long> more) {
    var sum = new TreeMap<>(some);
    more.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }
}
