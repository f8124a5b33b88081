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

    var pull = progress.begin("pull", 8);
    for (int i = 1; i <= 8; i++) {
      pull.step("window " + i);
    }

    assertThat(text.toString().lines())
        .containsExactly(
            "pull: 8 to do", "pull: 2 of 8", "pull: 4 of 8", "pull: 6 of 8", "pull: 8 of 8");
  }

  @Test
  void aStageOfUnknownLengthIsNamedOnly() {
    var progress = new ProgressLines(new PrintWriter(text), false);

    progress.begin("rules", 0).step("one");

    assertThat(text.toString().lines()).containsExactly("rules");
  }

  @Test
  void onATerminalTheBarIsRewrittenAndEndsItsLine() {
    var progress = new ProgressLines(new PrintWriter(text), true);

    var pull = progress.begin("pull", 2);
    pull.step("first");
    pull.step("second");

    assertThat(text.toString())
        .isEqualTo(
            "\r\u001b[Kpull [###############...............] 1/2 first"
                + "\r\u001b[Kpull [##############################] 2/2 "
                + System.lineSeparator());
  }

  @Test
  void stagesSideBySideAreCountedEachByItself() {
    var progress = new ProgressLines(new PrintWriter(text), false);

    var one = progress.begin("jd/one/orders/updated", 2, "4 calls");
    var two = progress.begin("jd/two/orders/updated", 4);
    one.step("first", "2 calls left");
    two.step("first");
    one.step("second", "");
    progress.tell("jd/one: DONE");

    assertThat(text.toString().lines())
        .containsExactly(
            "jd/one/orders/updated: 2 to do, 4 calls",
            "jd/two/orders/updated: 4 to do",
            "jd/one/orders/updated: 1 of 2, 2 calls left",
            "jd/two/orders/updated: 1 of 4",
            "jd/one/orders/updated: 2 of 2",
            "jd/one: DONE");
  }
}
