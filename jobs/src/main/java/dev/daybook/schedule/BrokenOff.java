package dev.daybook.schedule;

import dev.daybook.canonical.ShopId;
import dev.daybook.operate.BrokenRuns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The run ledger's rows that have broken off, for those who tell people. */
@Component
class BrokenOff implements BrokenRuns {
  private final OwedRunMapper mapper;

  BrokenOff(OwedRunMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public List<BrokenRun> all() {
    return mapper.broken().stream()
        .collect(Collectors.groupingBy(run -> run.kind() + " " + run.shop()))
        .values()
        .stream()
        .map(BrokenOff::one)
        .toList();
  }

  /**
   * @param runs of one kind and shop, oldest date first
   */
  private static BrokenRun one(List<OwedRun> runs) {
    var newest = runs.get(runs.size() - 1);
    return new BrokenRun(
        newest.kind(),
        newest.shop().isEmpty() ? Optional.empty() : Optional.of(ShopId.parse(newest.shop())),
        newest.businessDate(),
        runs.stream().mapToInt(OwedRun::failures).sum(),
        newest.failure(),
        Optional.of(newest).filter(OwedRun::isOwed).map(OwedRun::notBefore));
  }
}
