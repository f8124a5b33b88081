package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final StringWriter text = new StringWriter();

  @Test
  void outsideATerminalOneLineAQuarter() {
    var progress = new ProgressLines(new PrintWriter(text), false);

    progress.begin("pull", 8);
    for (int i = 1; i <= 8; i++) {
      progress.step("window " + i);
    }

    assertThat(text.toString().lines())
        .containsExactly(
            "pull: 8 to do", "pull: 2 of 8", "pull: 4 of 8", "pull: 6 of 8", "pull: 8 of 8");
  }

  @Test
  void aStageOfUnknownLengthIsNamedOnly() {
    var progress = new ProgressLines(new PrintWriter(text), false);

    progress.begin("rules", 0);
    progress.step("one");

    assertThat(text.toString().lines()).containsExactly("rules");
  }

  @Test
  void onATerminalTheBarIsRewrittenAndEndsItsLine() {
    var progress = new ProgressLines(new PrintWriter(text), true);

    progress.begin("pull", 2);
    progress.step("first");
    progress.step("second");

    assertThat(text.toString())
        .isEqualTo(
            "\r\u001b[Kpull [###############...............] 1/2 first"
                + "\r\u001b[Kpull [##############################] 2/2 "
                + System.lineSeparator());
  }
}
