package dev.daybook.simulator;

import java.util.function.Predicate;

/**
 * The orders whose newest version lies in a span of seconds, both included.
 *
 * @param filter part of the key of kept lists: compare by value
 * @param now 0 in a question; the shop fills it in
 */
public record Query(Axis axis, long first, long last, VersionFilter filter, long now) {
  public Query(Axis axis, long first, long last, VersionFilter filter) {
    this(axis, first, last, filter, 0);
  }

  Query at(long second) {
    return new Query(axis, first, last, filter, second);
  }

  boolean covers(long second) {
    return second >= first && second <= last;
  }

  /** A record, so that two equal filters are one. */
  public interface VersionFilter extends Predicate<Version> {}

  /** Lets every order through. */
  public record All() implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return true;
    }
  }
}
