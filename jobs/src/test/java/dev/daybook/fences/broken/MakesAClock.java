package dev.daybook.fences.broken;

import java.time.Clock;

public class MakesAClock {
  Clock clock = Clock.systemUTC();
}
