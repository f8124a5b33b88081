package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Path SCHEMA = Path.of("..", "sql", "schema.sql");

  /** Run with {@code -Ddaybook.schema.write=true} to write the file anew. */
  @Test
  void theSchemaFileShowsWhatTheMigrationsMake() throws IOException {
    try (var db = TestDatabase.fresh()) {
      var made = SchemaText.of(db.sql());
      if (Boolean.getBoolean("daybook.schema.write")) {
        Files.writeString(SCHEMA, made);
      }
      assertThat(made).isEqualTo(Files.readString(SCHEMA));
    }
  }
}
