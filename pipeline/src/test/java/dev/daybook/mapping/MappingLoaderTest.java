package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingLoaderTest {
  @Test
  void loadsTheBuiltInChannelsRulesAndTemplates() {
    var mappings = MappingLoader.load(List.of());
    assertThat(mappings.channels().keySet()).contains("jd", "pinduoduo");
    assertThat(mappings.rules())
        .extracting(Rule::id)
        .containsExactly("discount-over-80-percent", "total-is-sum");
    assertThat(mappings.template("orders").columns()).hasSize(42);
  }
}
