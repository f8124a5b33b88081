package dev.daybook.simulator;

/** By which of its times an order is listed. */
enum Axis {
  UPDATED {
    @Override
    long secondOf(Version version) {
      return version.updatedAt();
    }
  },
  CONFIRMED {
    @Override
    long secondOf(Version version) {
      return version.confirmedAt();
    }
  },
  REFUND_UPDATED {
    @Override
    long secondOf(Version version) {
      return version.refundUpdatedAt();
    }
  };

  /** Seconds since 1970; 0 when it has not happened. */
  abstract long secondOf(Version version);
}
