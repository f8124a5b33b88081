package dev.daybook.operate;

import dev.daybook.export.Handoff;
import dev.daybook.mapping.Mappings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands off everything that is cleared, batch after batch. */
@Component
public class HandoffRun {
  private static final String TEMPLATE = "orders";

  private final Handoff handoff;
  private final StationRuns runs;
  private final Mappings mappings;

  HandoffRun(Handoff handoff, StationRuns runs, Mappings mappings) {
    this.handoff = handoff;
    this.runs = runs;
    this.mappings = mappings;
  }

  /**
   * What was handed off.
   *
   * @param stopped who has stopped it before all was handed off, in words; empty when nobody has
   */
  public record HandedOff(List<Handoff.Export> exports, String stopped) {}

  /**
   * Also finishes the batch that an interrupted run has left. Ends within a batch when the request
   * tells it to; the next one goes on.
   */
  public HandedOff all(Request request) {
    return runs.within("handoff", request, this::all);
  }

  private HandedOff all(StationRun run) {
    var exports = new ArrayList<Handoff.Export>();
    Handoff.Export last;
    do {
      last = handoff.export(mappings.template(TEMPLATE), run);
      exports.add(last);
    } while (last.batch().isPresent());
    return new HandedOff(exports, run.stopWords());
  }
}
