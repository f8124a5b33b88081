package dev.daybook.conformance;

import org.junit.jupiter.api.Tag;

/** A whole day of 500 orders in each shop. */
@Tag("soak")
class SixteenShopsAllDayTest extends SideBySideNight {
  SixteenShopsAllDayTest() {
    super(SixteenShops.DAY.from(), 500);
  }
}
