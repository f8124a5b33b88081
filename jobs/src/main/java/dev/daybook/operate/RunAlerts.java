package dev.daybook.operate;

import dev.daybook.notify.Alerts;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Raises what is wrong after a run or a night, and ends what is well again. Never lets a run fail:
 * what cannot be raised now is raised by the next.
 */
@Component
public class RunAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(RunAlerts.class);

  private final List<AlertKind> kinds;
  private final Alerts alerts;

  RunAlerts(List<AlertKind> kinds, Alerts alerts) {
    this.kinds = kinds;
    this.alerts = alerts;
  }

  /** Between runs: time grows old, an authorisation ends and a disk fills without one. */
  public void look() {
    after(Seen.inBetween());
  }

  /** What the morning report of a date shows. */
  public void morning(MorningReport report) {
    after(Seen.night(new NightReport(report, List.of(), List.of(), List.of())));
  }

  void after(Seen seen) {
    for (var kind : kinds) {
      try {
        kind.holding(seen)
            .ifPresent(holding -> alerts.settle(kind.kind(), holding.shop(), holding.alerts()));
      } catch (RuntimeException failed) {
        LOG.error("alerts of kind {} could not be settled", kind.kind(), failed);
      }
    }
  }
}
