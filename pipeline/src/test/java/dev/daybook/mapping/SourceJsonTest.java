package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceJsonTest {
  private static Object read(String json) {
    return SourceJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void decimalsKeepTheirSourceTextAndWholeNumbersAreLong() {
    assertThat(read("[62.30, 0.1, 1e2, -0.00, 7, 9007199254740993, 99999999999999999999, null]"))
        .isEqualTo(
            Arrays.asList(
                "62.30",
                "0.1",
                "1e2",
                "-0.00",
                7L,
                9007199254740993L,
                "99999999999999999999",
                null));
    assertThat(read("{\"a\":{\"b\":[true,\"x\"]}}"))
        .isEqualTo(Map.of("a", Map.of("b", List.of(true, "x"))));
  }

  @Test
  void whatIsNoJsonIsTold() {
    assertThatThrownBy(() -> read("{\"a\":\n 1,}")).hasMessageStartingWith("not JSON: line 2, ");
    assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}")).hasMessageStartingWith("not JSON: line 1");
    assertThatThrownBy(() -> read("")).hasMessage("not JSON: there is nothing");
    assertThatThrownBy(() -> read("[] []")).hasMessage("not JSON: there is more after its end");
  }
}
