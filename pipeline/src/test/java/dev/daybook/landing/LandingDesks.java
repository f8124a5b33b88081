package dev.daybook.landing;

import dev.daybook.coverage.FileCoverage;
import dev.daybook.database.TestDatabase;
import dev.daybook.mapping.Mappings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The landing desk for tests of other packages: real files, a real database. */
public final class LandingDesks {
  private LandingDesks() {}

  public static LandingDesk desk(
      TestDatabase db, Mappings mappings, Path folder, FileCoverage coverage, Clock clock) {
    return new LandingDesk(
        new LandingStore(new LandingFolder(folder)),
        db.mapper(DocumentMapper.class),
        new Cuts(Map.of("json", new JsonCutter()), mappings),
        coverage,
        db.transactions(),
        clock);
  }
}
