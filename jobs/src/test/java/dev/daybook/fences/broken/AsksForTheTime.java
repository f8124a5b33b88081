package dev.daybook.fences.broken;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/** Three ways, each of which must be seen. */
public final class AsksForTheTime {
  public static class ByInstant {
    Object now = Instant.now();
  }

  public static class ByLocalDate {
    Object today = LocalDate.now();
  }

  public static class ByDate {
    Object now = new Date();
  }

  public static class ByMillis {
    long now = System.currentTimeMillis();
  }

  public static class ByMethodReference {
    java.util.function.Supplier<Instant> now = Instant::now;
  }

  private AsksForTheTime() {}
}
