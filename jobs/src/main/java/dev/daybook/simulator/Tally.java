package dev.daybook.simulator;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts under names. */
final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void add(String name) {
    add(name, 1);
  }

  void add(String name, long times) {
    counts.computeIfAbsent(name, unused -> new LongAdder()).add(times);
  }

  SortedMap<String, Long> snapshot() {
    var snapshot = new TreeMap<String, Long>();
    counts.forEach((name, count) -> snapshot.put(name, count.sum()));
    return snapshot;
  }
}
