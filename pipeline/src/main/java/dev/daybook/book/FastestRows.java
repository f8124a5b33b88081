package dev.daybook.book;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads rows as long as server and driver allow local loads, and inserts them from then on. */
final class FastestRows implements RowWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FastestRows.class);

  /** Not allowed by this server, by both sides (MySQL 8), by the client (MariaDB). */
  private static final Set<Integer> NOT_ALLOWED = Set.of(1148, 3948, 4166);

  private final RowWriter loaded;
  private final RowWriter inserted;
  private volatile boolean loadsAllowed = true;

  FastestRows(RowWriter loaded, RowWriter inserted) {
    this.loaded = loaded;
    this.inserted = inserted;
  }

  @Override
  public int write(Table table, List<Object[]> rows) {
    if (!loadsAllowed) {
      return inserted.write(table, rows);
    }
    try {
      return loaded.write(table, rows);
    } catch (RuntimeException failed) {
      if (!isRefusal(failed)) {
        throw failed;
      }
      LOG.warn(
          "the database refuses to load rows from its client; orders are written by statements, at"
              + " about half the speed; next: set local_infile=1 on the server");
      loadsAllowed = false;
      return inserted.write(table, rows);
    }
  }

  private static boolean isRefusal(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && NOT_ALLOWED.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }
}
