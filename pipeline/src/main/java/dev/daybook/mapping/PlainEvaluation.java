package dev.daybook.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.Map;

/**
 * The commonest expressions of all, {@code row.name}, {@code row['name']} and constants, without
 * the interpreter. They are about half of a mapping file.
 */
final class PlainEvaluation {
  private PlainEvaluation() {}

  /** How this expression is evaluated; null when it needs the interpreter. */
  static CelExpression.Evaluation of(CelAbstractSyntaxTree tree) {
    var expr = tree.getExpr();
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case SELECT ->
          expr.select().testOnly() ? null : field(expr.select().operand(), expr.select().field());
      case CALL -> indexed(expr);
      default -> null;
    };
  }

  private static CelExpression.Evaluation constant(CelConstant constant) {
    Object value =
        switch (constant.getKind()) {
          case INT64_VALUE -> constant.int64Value();
          case STRING_VALUE -> constant.stringValue();
          case BOOLEAN_VALUE -> constant.booleanValue();
          case NULL_VALUE -> NullValue.NULL_VALUE;
          default -> null;
        };
    return value == null ? null : variables -> value;
  }

  private static CelExpression.Evaluation indexed(CelExpr expr) {
    var arguments = expr.call().args();
    return expr.call().function().equals("_[_]")
            && arguments.get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && arguments.get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? field(arguments.get(0), arguments.get(1).constant().stringValue())
        : null;
  }

  private static CelExpression.Evaluation field(CelExpr operand, String key) {
    if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      return null;
    }
    var name = operand.ident().name();
    return variables -> value(variables, name, key);
  }

  private static Object value(CelVariableResolver variables, String name, String key) {
    var map = variables.find(name).orElse(null);
    if (!(map instanceof Map<?, ?> fields)) {
      throw Unread.value("", "an object with a field '%s'".formatted(key));
    }
    var value = fields.get(key);
    if (value == null) {
      throw new EvaluationFailed(
          "",
          "a field '%s' that is there".formatted(key),
          CelAttributeNotFoundException.forMissingMapKey(key));
    }
    return value;
  }
}
