package dev.daybook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Rule;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RuleSetTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Rule rule(
      String id, String severity, boolean hold, String when, String fact, boolean shadow) {
    return new Rule(
        id, severity, hold, cel(when), Map.of(fact, cel(fact)), "en", "zh", null, null, shadow);
  }

  private static Expression cel(String source) {
    return new Expression() {
      @Override
      public Object evaluate(Map<String, ?> variables) {
        throw new UnsupportedOperationException();
      }

      @Override
      public String source() {
        return source;
      }
    };
  }

  private static String hash(Rule... rules) {
    return HexFormat.of().formatHex(RuleSet.inForce(List.of(rules), TODAY).hash());
  }

  @Test
  void whateverDecidesAFindingIsPartOfTheHash() {
    var hashes = new TreeSet<String>();
    hashes.add(hash());
    hashes.add(hash(rule("a", "info", false, "x", "f", false)));
    hashes.add(hash(rule("b", "info", false, "x", "f", false)));
    hashes.add(hash(rule("a", "critical", false, "x", "f", false)));
    hashes.add(hash(rule("a", "info", true, "x", "f", false)));
    hashes.add(hash(rule("a", "info", false, "y", "f", false)));
    hashes.add(hash(rule("a", "info", false, "x", "g", false)));
    hashes.add(hash(rule("a", "info", false, "x", "f", true)));

    assertThat(hashes).hasSize(8);
    assertThat(hash(rule("a", "info", false, "x", "f", false)))
        .isEqualTo(hash(rule("a", "info", false, "x", "f", false)));
  }

  @Test
  void aRuleThatIsNotInForceIsNotPartOfTheHash() {
    var over =
        new Rule("a", "info", true, cel("x"), Map.of(), "", "", null, TODAY.minusDays(1), false);

    assertThat(hash(over)).isEqualTo(hash());
  }
}
