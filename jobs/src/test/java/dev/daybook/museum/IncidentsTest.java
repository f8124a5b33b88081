package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Path INCIDENTS = Path.of("..", "docs", "incidents.md");

  /** Run with {@code -Ddaybook.incidents.write=true} to write the file anew. */
  @Test
  void theFileShowsWhatStandsAtTheRooms() throws IOException {
    var made = IncidentsText.of(Rooms.all());
    if (Boolean.getBoolean("daybook.incidents.write")) {
      Files.writeString(INCIDENTS, made);
    }
    assertThat(made).isEqualTo(Files.readString(INCIDENTS));
  }
}
