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
  private final Mappings mappings;

  HandoffRun(Handoff handoff, Mappings mappings) {
    this.handoff = handoff;
    this.mappings = mappings;
  }

  /** Also finishes the batch that an interrupted run has left. */
  public List<Handoff.Export> all() {
    var exports = new ArrayList<Handoff.Export>();
    Handoff.Export last;
    do {
      last = handoff.export(mappings.template(TEMPLATE));
      exports.add(last);
    } while (last.batch().isPresent());
    return exports;
  }
}
