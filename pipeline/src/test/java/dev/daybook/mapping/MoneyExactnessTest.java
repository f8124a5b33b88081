package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;

class MoneyExactnessTest {
  private static final Dialect DIALECT = Dialect.of(Map.of("x", SimpleType.DYN), Map.of());
  private static final Expression THERE_AND_BACK = compile("amount(yuan(x), 'CNY')");
  private static final Expression BACK_AND_THERE = compile("yuan(amount(fen(x), 'CNY'))");
  private static final Expression SUM = compile("yuan(x) + yuan('0.01')");

  private static Expression compile(String source) {
    try {
      var tree = DIALECT.check(source);
      return new CelExpression(
          source, tree.getResultType(), Set.of(), Set.of(), Set.of(), DIALECT.program(tree));
    } catch (dev.cel.common.CelValidationException invalid) {
      throw new AssertionError(invalid);
    }
  }

  @Property
  void fenSurviveTheWayThroughText(@ForAll long fen) {
    assertThat(BACK_AND_THERE.evaluate(Map.of("x", fen))).isEqualTo(fen);
    assertThat(BACK_AND_THERE.evaluate(Map.of("x", Long.toString(fen)))).isEqualTo(fen);
  }

  @Property
  void yuanSurviveTheWayThroughFen(
      @ForAll @BigRange(min = "-99999999999999999", max = "99999999999999999") BigInteger fen) {
    var text = new BigDecimal(fen, 2).toPlainString();
    var expected = fen.bitLength() < 64 ? text : null;
    if (new BigDecimal(text).precision() <= 18) {
      assertThat(THERE_AND_BACK.evaluate(Map.of("x", text))).isEqualTo(expected);
    }
  }

  @Property
  void sumsAreThoseOfExactDecimals(
      @ForAll @BigRange(min = "-999999999999999", max = "999999999999999") BigInteger fen) {
    var text = new BigDecimal(fen, 2).toPlainString();
    assertThat(SUM.evaluate(Map.of("x", text))).isEqualTo(fen.longValueExact() + 1);
  }
}
