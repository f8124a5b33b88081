package dev.daybook.database;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A migrated schema as text, equal on MariaDB and MySQL: what {@code sql/schema.sql} shows. */
final class SchemaText {
  private static final String HEAD =
      """
      -- What the migrations make, for reading; without the tables of Flyway, Spring Batch and Quartz.
      -- Generated; see CONTRIBUTING.md.

      """;

  private final JdbcClient sql;

  private SchemaText(JdbcClient sql) {
    this.sql = sql;
  }

  static String of(JdbcClient sql) {
    return HEAD + new SchemaText(sql).tables();
  }

  private String tables() {
    return sql
        .sql(
            """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = DATABASE() ORDER BY table_name
            """)
        .query(String.class)
        .list()
        .stream()
        .filter(SchemaText::isOurs)
        .map(this::table)
        .collect(Collectors.joining("\n"));
  }

  /**
   * The tables of Flyway (and of how far its migrations are), Spring Batch and Quartz are theirs.
   */
  private static boolean isOurs(String table) {
    return !table.startsWith("schema_") && !table.matches("(BATCH|QRTZ)_.*");
  }

  private String table(String table) {
    var parts = new java.util.ArrayList<String>();
    columns(table).forEach(column -> parts.add(column(column)));
    keys(table).forEach(key -> parts.add(key(key)));
    foreignKeys(table).forEach(key -> parts.add(foreignKey(key)));
    return "CREATE TABLE %s (\n  %s\n);\n".formatted(table, String.join(",\n  ", parts));
  }

  private List<Map<String, Object>> columns(String table) {
    return sql.sql(
            """
            SELECT column_name AS name, data_type AS type, column_type AS whole,
              character_maximum_length AS length, numeric_precision AS digits,
              numeric_scale AS decimals, datetime_precision AS fraction,
              collation_name AS collation, is_nullable AS nullable, column_default AS fallback,
              extra AS extra
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position
            """)
        .param(table)
        .query()
        .listOfRows();
  }

  private static String column(Map<String, Object> column) {
    var text = new StringBuilder(text(column, "name")).append(' ').append(type(column));
    if (text(column, "whole").contains("unsigned")) {
      text.append(" UNSIGNED");
    }
    if (text(column, "collation").startsWith("ascii")) {
      text.append(" COLLATE ").append(text(column, "collation"));
    }
    if (text(column, "nullable").equals("NO")) {
      text.append(" NOT NULL");
    }
    var fallback = text(column, "fallback").replace("'", "");
    if (!fallback.isEmpty() && !fallback.equals("NULL")) {
      text.append(" DEFAULT ").append(fallback);
    }
    if (text(column, "extra").contains("auto_increment")) {
      text.append(" AUTO_INCREMENT");
    }
    return text.toString();
  }

  private static String type(Map<String, Object> column) {
    var type = text(column, "type").toUpperCase(java.util.Locale.ROOT);
    return switch (type) {
      case "VARCHAR", "CHAR", "BINARY", "VARBINARY" -> type + "(" + text(column, "length") + ")";
      case "DECIMAL" -> type + "(" + text(column, "digits") + "," + text(column, "decimals") + ")";
      case "DATETIME" -> type + "(" + text(column, "fraction") + ")";
      default -> type;
    };
  }

  private List<Map<String, Object>> keys(String table) {
    return sql.sql(
            """
            SELECT index_name AS name, MIN(non_unique) AS repeats,
              GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', ') AS columns
            FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND table_name = ?
            GROUP BY index_name ORDER BY index_name <> 'PRIMARY', index_name
            """)
        .param(table)
        .query()
        .listOfRows();
  }

  private static String key(Map<String, Object> key) {
    var columns = " (" + text(key, "columns") + ")";
    if (text(key, "name").equals("PRIMARY")) {
      return "PRIMARY KEY" + columns;
    }
    var kind = text(key, "repeats").equals("0") ? "UNIQUE KEY " : "KEY ";
    return kind + text(key, "name") + columns;
  }

  private List<Map<String, Object>> foreignKeys(String table) {
    return sql.sql(
            """
            SELECT constraint_name AS name, MIN(referenced_table_name) AS target,
              GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ', ') AS columns,
              GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position SEPARATOR ', ') AS targets
            FROM information_schema.key_column_usage
            WHERE table_schema = DATABASE() AND table_name = ? AND referenced_table_name IS NOT NULL
            GROUP BY constraint_name ORDER BY constraint_name
            """)
        .param(table)
        .query()
        .listOfRows();
  }

  private static String foreignKey(Map<String, Object> key) {
    // Names that the engine has made differ from engine to engine.
    var name =
        text(key, "name").matches(".*_ibfk_\\d+|\\d+")
            ? ""
            : "CONSTRAINT " + text(key, "name") + " ";
    return "%sFOREIGN KEY (%s) REFERENCES %s (%s)"
        .formatted(name, text(key, "columns"), text(key, "target"), text(key, "targets"));
  }

  private static String text(Map<String, Object> row, String name) {
    var value = row.get(name);
    if (value instanceof byte[] bytes) {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
    return value == null ? "" : value.toString();
  }
}
