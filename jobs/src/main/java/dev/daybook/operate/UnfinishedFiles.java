package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Files that cover no known time and are not booked to their end, or do not balance: no window owes
 * them, so they are told by themselves.
 */
@Component
class UnfinishedFiles {
  /** A run without a sign of life for this long is not at work any more. */
  private static final Duration SILENCE = Duration.ofHours(1);

  private final ReportMapper mapper;
  private final Clock clock;

  UnfinishedFiles(ReportMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Those of a shop, whoever has landed them: for a run that has booked what it could. */
  List<UnfinishedFile> of(ShopId shop) {
    return mapper.unfinishedFilesOf(shop).stream().map(UnfinishedFileRow::file).toList();
  }

  /** Those of all shops, without what a living run has just landed and is about to book. */
  List<UnfinishedFile> all() {
    return mapper.unfinishedFiles(clock.instant().minus(SILENCE)).stream()
        .map(UnfinishedFileRow::file)
        .toList();
  }
}
