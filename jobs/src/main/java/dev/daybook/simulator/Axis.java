package dev.daybook.simulator;

/** By which of its times an order is listed. */
public enum Axis {
  UPDATED {
    @Override
    long secondOf(Version version) {
      return version.updatedAt();
    }
  },
  /** By the first step: the creation, where a platform shows unpaid orders. */
  CREATED {
    @Override
    long secondOf(Version version) {
      return version.timeline().seconds()[0];
    }
  },
  CONFIRMED {
    @Override
    long secondOf(Version version) {
      return version.confirmedAt();
    }
  },
  SIGNED {
    @Override
    long secondOf(Version version) {
      return version.when(Step.SIGNED);
    }
  },
  REFUND_ASKED {
    @Override
    long secondOf(Version version) {
      return version.when(Step.REFUND_ASKED);
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
