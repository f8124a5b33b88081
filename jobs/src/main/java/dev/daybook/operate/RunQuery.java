package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.util.Optional;

/** Which runs are asked for; what is empty does not matter. */
public record RunQuery(Optional<ShopId> shop, Optional<RunStanding> standing, int limit) {
  private static final int MOST = 10_000;

  public RunQuery {
    if (limit < 1 || limit > MOST) {
      throw new AskedWrongly("--limit is %d; expected 1 to %d".formatted(limit, MOST));
    }
  }
}
