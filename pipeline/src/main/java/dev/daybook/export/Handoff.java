package dev.daybook.export;

import dev.daybook.book.BookedOrder;
import dev.daybook.book.Orders;
import dev.daybook.canonical.Watch;
import dev.daybook.database.Deadlocks;
import dev.daybook.export.HandoffMapper.BatchRow;
import dev.daybook.export.HandoffMapper.Cleared;
import dev.daybook.export.HandoffMapper.Item;
import dev.daybook.export.HandoffMapper.NewBatch;
import dev.daybook.mapping.ErpTemplate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives cleared orders to the ERP: checked at their newest version, held by nothing, and not handed
 * off in that version before.
 *
 * <p>A batch is first fixed in the database with all its rows (CREATED), then its file and manifest
 * are written under the lock of its row, then it is DELIVERED. A crash between any two steps leaves
 * a CREATED batch, which the next export finishes before it makes another; nothing is handed off
 * twice. The same holds for an export that is stopped.
 */
@Component
public class Handoff {
  /** Orders of one batch; the rest goes with the next. */
  static final int MOST_ORDERS = 100_000;

  private static final int PAGE = 1000;
  private static final int ITEMS_PER_STATEMENT = 100;

  /** About a second each: what another process may take to choose or to write a batch. */
  private static final int MOST_LOOKS = 300;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final HandoffMapper mapper;
  private final Orders orders;
  private final BatchFiles files;
  private final Acknowledgements acknowledgements;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Handoff(
      HandoffMapper mapper,
      Orders orders,
      BatchFiles files,
      Acknowledgements acknowledgements,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.orders = orders;
    this.files = files;
    this.acknowledgements = acknowledgements;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param batch empty when nothing is cleared
   * @param leftOut cleared orders that the template cannot write; they stay and are tried again
   */
  public record Export(Optional<Batch> batch, List<LeftOut> leftOut) {}

  public record LeftOut(long orderId, String reason) {}

  /**
   * A delivered batch.
   *
   * @param moneyMinor what the buyers paid, by currency in its smallest unit
   */
  public record Batch(
      long id,
      String name,
      Path file,
      Path manifest,
      String sha256,
      int orders,
      int lines,
      Map<String, Long> moneyMinor,
      Instant createdAt) {}

  /** {@code exported = acknowledged + pending + refused}, in order versions. */
  public record Status(long exported, long acknowledged, long pending, long refused) {
    public boolean balanced() {
      return exported == acknowledged + pending + refused;
    }
  }

  /** As {@link #export(ErpTemplate, Watch)}, to its end. */
  public Export export(ErpTemplate template) {
    return export(template, Watch.NONE);
  }

  /**
   * Delivers the batch that an interrupted export has left, or else makes and delivers the next one
   * of at most 100,000 orders.
   *
   * @param watch asked before each thousand orders are chosen, before each thousand are written,
   *     and each second while another export does either. A stop gives no batch: one that is not
   *     fixed yet is taken back as a whole, and one that is fixed is delivered by the next export
   */
  public Export export(ErpTemplate template, Watch watch) {
    try {
      return uninterrupted(template, watch);
    } catch (Stopped stopped) {
      return new Export(Optional.empty(), List.of());
    }
  }

  private Export uninterrupted(ErpTemplate template, Watch watch) {
    for (var left : mapper.created()) {
      var delivered = deliver(left.batchId(), watch);
      if (delivered.isPresent()) {
        return new Export(delivered, List.of());
      }
    }
    var rendering = new Rendering[1];
    var batchId = create(template, rendering, watch);
    var delivered = batchId.flatMap(id -> deliver(id, watch));
    // Another export has delivered it, and tells it: this one goes on with what is left.
    return batchId.isPresent() && delivered.isEmpty()
        ? uninterrupted(template, watch)
        : new Export(delivered, rendering[0].leftOut());
  }

  private Optional<Long> create(ErpTemplate template, Rendering[] rendering, Watch watch) {
    return whenNoOtherDoes(
        watch,
        mapper::takeTurn,
        (turn, status) -> {
          rendering[0] = new Rendering(template);
          return create(template, rendering[0], watch, status);
        });
  }

  private Optional<Long> create(
      ErpTemplate template, Rendering rendering, Watch watch, TransactionStatus status) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var cleared = mapper.cleared(MOST_ORDERS);
    var batch =
        new NewBatch(UUID.randomUUID().toString(), template.name(), rendering.header(), now);
    mapper.insertBatch(batch);
    for (int from = 0; from < cleared.size(); from += PAGE) {
      Stopped.when(watch);
      var page = cleared.subList(from, Math.min(cleared.size(), from + PAGE));
      addItems(batch.getBatchId(), page, rendering);
    }
    if (rendering.orders() == 0) {
      status.setRollbackOnly();
      return Optional.empty();
    }
    mapper.finish(finished(batch, rendering));
    mapper.settle(batch.getBatchId());
    return Optional.of(batch.getBatchId());
  }

  private void addItems(long batchId, List<Cleared> page, Rendering rendering) {
    var byId =
        orders.byIds(page.stream().map(Cleared::orderId).toList()).stream()
            .collect(Collectors.toMap(BookedOrder::orderId, order -> order));
    var items = new ArrayList<Item>(page.size());
    for (var cleared : page) {
      var order = byId.get(cleared.orderId());
      // Booked again since it was chosen: its new version must be checked first.
      if (order.version() == cleared.version()) {
        var rows = rendering.rows(order);
        if (rows != null) {
          items.add(new Item(batchId, rendering.orders(), order.orderId(), order.version(), rows));
        }
      }
    }
    for (int from = 0; from < items.size(); from += ITEMS_PER_STATEMENT) {
      mapper.insertItems(items.subList(from, Math.min(items.size(), from + ITEMS_PER_STATEMENT)));
    }
  }

  private static BatchRow finished(NewBatch batch, Rendering rendering) {
    var name =
        "%s-%s-%d"
            .formatted(batch.getTemplate(), STAMP.format(batch.getCreatedAt()), batch.getBatchId());
    return new BatchRow(
        batch.getBatchId(),
        name,
        batch.getTemplate(),
        "CREATED",
        rendering.orders(),
        rendering.lines(),
        JSON.writeValueAsString(rendering.money()),
        batch.getHeader(),
        rendering.digest(),
        batch.getCreatedAt(),
        null);
  }

  /** Empty when another export has delivered it meanwhile. */
  private Optional<Batch> deliver(long batchId, Watch watch) {
    return whenNoOtherDoes(
        watch, () -> mapper.lockBatch(batchId), (batch, status) -> deliver(batch, watch));
  }

  /**
   * Looks about once a second whether another export holds the lock, and asks before each further
   * look.
   *
   * @param lock fails at once while another transaction has it
   * @param work what is done under it, in the same transaction
   */
  private <L, T> T whenNoOtherDoes(
      Watch watch, Supplier<L> lock, BiFunction<L, TransactionStatus, T> work) {
    var looks = new AtomicInteger();
    return Deadlocks.retryingOnly(
        MOST_LOOKS,
        Taken.class::isInstance,
        () -> {
          if (looks.incrementAndGet() > 1) {
            Stopped.when(watch);
          }
          return Deadlocks.retrying(
              () -> transaction.execute(status -> work.apply(free(lock), status)));
        });
  }

  private static <L> L free(Supplier<L> lock) {
    try {
      return lock.get();
    } catch (RuntimeException refused) {
      throw Deadlocks.isLockConflict(refused) ? new Taken() : refused;
    }
  }

  private Optional<Batch> deliver(BatchRow locked, Watch watch) {
    if (!"CREATED".equals(locked.state())) {
      return Optional.empty();
    }
    files.writeCsv(locked, watch);
    files.writeManifest(locked);
    mapper.delivered(locked.batchId(), clock.instant());
    return Optional.of(batch(locked));
  }

  private Batch batch(BatchRow batch) {
    return new Batch(
        batch.batchId(),
        batch.name(),
        files.csv(batch),
        files.manifest(batch),
        HexFormat.of().formatHex(batch.sha256()),
        batch.orders(),
        batch.orderLines(),
        money(batch.money()),
        batch.createdAt());
  }

  private static Map<String, Long> money(String json) {
    return JSON.readValue(
        json, new tools.jackson.core.type.TypeReference<java.util.TreeMap<String, Long>>() {});
  }

  /**
   * Reads the ERP's answer: CSV in UTF-8 with the columns {@code order_id, version, result,
   * reason}, where result is {@code ok} or {@code refused}. Reading it again changes nothing. A
   * line that cannot be understood is told and the others are taken.
   */
  public Acknowledged acknowledge(Path file) {
    return acknowledgements.read(file);
  }

  public Status status() {
    return mapper.status();
  }
}
