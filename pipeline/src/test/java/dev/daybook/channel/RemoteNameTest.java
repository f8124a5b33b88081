package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jd-orders-20261121.csv",
        "订单 11月.csv",
        "a..b",
        ".hidden",
        "console.csv",
        "com10.csv",
        "done.csv"
      })
  void plainNamesMayCome(String name) {
    assertThat(RemoteName.refusal(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../a",
        "/a",
        "a/b",
        "a\\b",
        "C:a",
        "a*",
        "a?",
        "a\"b",
        "a<b",
        "a|b",
        "a\u0000b",
        "a\rb",
        "a\u007Fb",
        "a\u0085b",
        "a\u202Eb",
        "a\u200Bb",
        "a\u2028b",
        "a\uFFFDb",
        "a\uD800b",
        "a.",
        "a ",
        " a",
        "CON",
        "con.csv",
        "Aux .csv",
        "nul",
        "COM1",
        "lpt9.txt",
        "CLOCK$",
        "Done",
        "failed"
      })
  void allOthersMayNot(String name) {
    assertThat(RemoteName.refusal(name)).isPresent();
  }

  @Test
  void lengthIsCountedInBytes() {
    assertThat(RemoteName.refusal("a".repeat(200))).isEmpty();
    assertThat(RemoteName.refusal("单".repeat(67))).contains("a name of more than 200 bytes");
  }

  @Test
  void whatIsPrintedHidesNothing() {
    assertThat(RemoteName.printable("a\n\u202Eb")).isEqualTo("a??b");
    assertThat(RemoteName.printable("x".repeat(101))).isEqualTo("x".repeat(100) + "…");
  }
}
