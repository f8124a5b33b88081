package dev.daybook.operate;

import dev.daybook.canonical.Money;
import dev.daybook.export.Acknowledged.LineError;
import dev.daybook.export.Handoff;
import dev.daybook.export.Handoff.Batch;
import dev.daybook.export.Handoff.LeftOut;
import dev.daybook.operate.HandoffReport.Answered;
import dev.daybook.operate.HandoffReport.DeliveredBatch;
import dev.daybook.operate.HandoffReport.Exported;
import dev.daybook.operate.HandoffReport.LeftOutOrder;
import dev.daybook.operate.HandoffReport.Standing;
import dev.daybook.operate.HandoffReport.WrongLine;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Verb {@code handoff}: cleared orders go to the ERP, and its answers come back. */
@Component
public class HandoffDesk {
  private final Handoff handoff;
  private final HandoffRun run;
  private final RuleCheck rules;

  HandoffDesk(Handoff handoff, HandoffRun run, RuleCheck rules) {
    this.handoff = handoff;
    this.run = run;
    this.rules = rules;
  }

  /**
   * Lets the rules look at what changed, then delivers batches until nothing is cleared, or until
   * the request tells it to stop.
   */
  public Exported export(Request request) {
    var looked = rules.today(request);
    if (!looked.stopped().isEmpty()) {
      return new Exported(List.of(), List.of(), "the rules: " + looked.stopped(), status());
    }
    var handedOff = run.all(request);
    var batches = new ArrayList<DeliveredBatch>();
    var leftOut = new LinkedHashMap<Long, LeftOutOrder>();
    for (var export : handedOff.exports()) {
      export.batch().map(HandoffDesk::delivered).ifPresent(batches::add);
      export.leftOut().forEach(left -> leftOut.put(left.orderId(), leftOut(left)));
    }
    return new Exported(batches, List.copyOf(leftOut.values()), handedOff.stopped(), status());
  }

  private static LeftOutOrder leftOut(LeftOut left) {
    return new LeftOutOrder(left.orderId(), left.reason());
  }

  private static DeliveredBatch delivered(Batch batch) {
    return new DeliveredBatch(
        batch.id(),
        batch.name(),
        batch.file().toString(),
        batch.manifest().toString(),
        batch.sha256(),
        batch.orders(),
        batch.lines(),
        money(batch),
        batch.createdAt());
  }

  private static SortedMap<String, BigDecimal> money(Batch batch) {
    var money = new TreeMap<String, BigDecimal>();
    batch
        .moneyMinor()
        .forEach(
            (currency, minor) ->
                money.put(currency, Money.ofMinor(minor, Currency.getInstance(currency)).amount()));
    return money;
  }

  /**
   * Reads the ERP's answer. Reading it again changes nothing.
   *
   * @throws AskedWrongly when there is no such file
   */
  public Answered acknowledge(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AskedWrongly.noFile(file);
    }
    var read = AskedWrongly.unless(() -> handoff.acknowledge(file));
    return new Answered(
        read.taken(),
        read.repeated(),
        read.errors().stream().map(HandoffDesk::wrong).toList(),
        status());
  }

  private static WrongLine wrong(LineError error) {
    return new WrongLine(error.file(), error.line(), error.problem());
  }

  public Standing status() {
    var status = handoff.status();
    return new Standing(
        status.exported(),
        status.acknowledged(),
        status.pending(),
        status.refused(),
        status.exported() == status.acknowledged() + status.pending() + status.refused());
  }
}
