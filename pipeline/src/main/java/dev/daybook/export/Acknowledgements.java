package dev.daybook.export;

import dev.daybook.database.Deadlocks;
import dev.daybook.export.Acknowledged.LineError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads acknowledgement files of the ERP into {@code handoff_item}. */
@Component
class Acknowledgements {
  private static final List<String> COLUMNS = List.of("order_id", "version", "result", "reason");
  private static final Map<String, String> STATES =
      Map.of("ok", "ACKNOWLEDGED", "refused", "REFUSED");
  private static final int LONGEST_REASON = 500;
  private static final String PENDING = "PENDING";

  private final HandoffMapper mapper;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Acknowledgements(HandoffMapper mapper, TransactionTemplate transaction, Clock clock) {
    this.mapper = mapper;
    this.transaction = transaction;
    this.clock = clock;
  }

  Acknowledged read(Path file) {
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.getFileName().toString(), in);
    } catch (CharacterCodingException otherBytes) {
      throw new IllegalArgumentException(
          "%s is not UTF-8; expected CSV in UTF-8 with the columns %s; next: have the ERP answer so"
              .formatted(file.getFileName(), COLUMNS),
          otherBytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s cannot be read: expected CSV in UTF-8 with the columns %s".formatted(file, COLUMNS),
          failed);
    }
  }

  private Acknowledged read(String name, Reader in) throws IOException {
    in.mark(1);
    if (in.read() != '\uFEFF') {
      in.reset();
    }
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (var rows = format.parse(in)) {
      if (!rows.getHeaderNames().containsAll(COLUMNS)) {
        throw new IllegalArgumentException(
            "%s:1: the columns are %s; expected %s; next: have the ERP answer with these"
                .formatted(name, rows.getHeaderNames(), COLUMNS));
      }
      var tally = new Tally(name);
      for (var row : rows) {
        tally.add(row, rows.getCurrentLineNumber());
      }
      return tally.result();
    }
  }

  /** The problem of this line; null for none. */
  private String take(CSVRecord row, Tally tally) {
    if (!row.isConsistent()) {
      return "it has %d cells; expected %s".formatted(row.size(), COLUMNS);
    }
    var orderId = number(row.get("order_id"), Long.MAX_VALUE);
    var version = number(row.get("version"), Integer.MAX_VALUE);
    var state = STATES.get(row.get("result").toLowerCase(Locale.ROOT));
    if (orderId == null) {
      return "order_id '%s' is no order id of ours".formatted(row.get("order_id"));
    }
    if (version == null) {
      return "version '%s' is no version".formatted(row.get("version"));
    }
    if (state == null) {
      return "result '%s': expected ok or refused".formatted(row.get("result"));
    }
    var reason = row.get("reason");
    return Deadlocks.retrying(
        () ->
            transaction.execute(
                status -> store(orderId, version.intValue(), state, reason, tally)));
  }

  private String store(long orderId, int version, String state, String reason, Tally tally) {
    var answered = mapper.lockItem(orderId, version);
    if (answered == null) {
      return "order %d version %d was never handed off".formatted(orderId, version);
    }
    if (answered.equals(state)) {
      tally.repeated++;
      return null;
    }
    if (!PENDING.equals(answered)) {
      return "order %d version %d was answered %s before; the first answer stands"
          .formatted(orderId, version, answered);
    }
    mapper.answer(orderId, version, state, shortened(reason), clock.instant());
    tally.taken++;
    return null;
  }

  private static Long number(String text, long most) {
    if (!text.matches("[0-9]{1,18}")) {
      return null;
    }
    long number = Long.parseLong(text);
    return number > 0 && number <= most ? (Long) number : null;
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private final class Tally {
    private final String file;
    private final List<LineError> errors = new ArrayList<>();
    private int taken;
    private int repeated;

    private Tally(String file) {
      this.file = file;
    }

    private void add(CSVRecord row, long line) {
      var problem = take(row, this);
      if (problem != null) {
        errors.add(new LineError(file, line, problem));
      }
    }

    private Acknowledged result() {
      return new Acknowledged(taken, repeated, List.copyOf(errors));
    }
  }
}
