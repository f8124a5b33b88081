package dev.daybook.operate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What a night did, and the morning report of its date.
 *
 * @param settlings second readings of earlier dates, of shops that have such
 * @param failures shops and stations that broke off, in words; the others went on
 */
public record NightReport(
    @JsonUnwrapped MorningReport morning,
    List<SyncReport> syncs,
    List<SettleReport> settlings,
    List<String> failures) {
  public boolean complete() {
    return morning.complete()
        && failures.isEmpty()
        && syncs.stream().allMatch(SyncReport::complete);
  }
}
