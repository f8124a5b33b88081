package dev.daybook.database;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;

/** What a server says of itself, and the trial of our rights on a table of its own. */
@Mapper
interface DatabaseCheckMapper {
  List<DatabaseCheck.Variable> variables();

  String schema();

  /** Our account as a GRANT wants it: {@code 'user'@'host'}. */
  String account();

  /** The server's time. */
  Instant now();

  void tryCreate(String table);

  void tryAlter(String table);

  void tryIndex(String table);

  void tryInsert(String table);

  int trySelect(String table);

  void tryUpdate(String table);

  void tryDelete(String table);

  void tryReferences(String table);

  void tryView(String table);

  void tryTemporary(String table);

  default void tryDrop(String table) {
    dropView(table);
    dropTable(table);
  }

  void dropView(String table);

  void dropTable(String table);
}
