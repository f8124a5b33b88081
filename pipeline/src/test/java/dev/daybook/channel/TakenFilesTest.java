package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.channel.SftpServer.AfterTaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenFilesTest {
  private static final RemoteEntry A = new RemoteEntry("a b.csv", 12, 1_763_654_400, false);
  private static final RemoteEntry B = new RemoteEntry("b.csv", 3, 1_763_654_401, false);

  @TempDir Path folder;

  private TakenFiles open(String host) throws IOException {
    return TakenFiles.open(
        folder.resolve("taken"),
        new SftpServer(host, 22, "export", "u", "p", null, null, "", AfterTaking.STAYS));
  }

  @Test
  void remembersNameSizeAndTime() throws IOException {
    open("h").add(A);

    assertThat(open("h").has(A)).isTrue();
    assertThat(open("h").has(new RemoteEntry(A.name(), 13, A.changed(), false))).isFalse();
    assertThat(open("h").has(new RemoteEntry(A.name(), 12, A.changed() + 1, false))).isFalse();
    assertThat(Files.readString(folder.resolve("taken")))
        .isEqualTo("u@h:22 export\n12 1763654400 a b.csv\n");
  }

  @Test
  void aLineThatWasNotFinishedStandsForNothingAndSpoilsNoOther() throws IOException {
    open("h").add(A);
    Files.writeString(folder.resolve("taken"), "3 17636", StandardOpenOption.APPEND);

    open("h").add(B);

    assertThat(open("h").has(A)).isTrue();
    assertThat(open("h").has(B)).isTrue();
  }

  @Test
  void whatIsNotThereAnyMoreIsForgotten() throws IOException {
    var taken = open("h");
    taken.add(A);
    taken.add(B);

    taken.keepOnly(List.of(B));

    assertThat(open("h").has(A)).isFalse();
    assertThat(open("h").has(B)).isTrue();
  }

  @Test
  void anotherServerBeginsAnew() throws IOException {
    open("h").add(A);

    assertThat(open("other").has(A)).isFalse();
  }
}
