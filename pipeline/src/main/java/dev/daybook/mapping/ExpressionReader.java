package dev.daybook.mapping;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;
import dev.cel.common.types.SimpleType;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Compiles the expressions of a file. Beyond CEL's own checks: the type that the place wants, no
 * doubles, and literal tables, zones, patterns and currencies that exist. Every error stands at its
 * character inside the expression.
 */
final class ExpressionReader {
  private static final Set<String> CHOICES = Set.of("_?_:_", "_||_", "_&&_");

  private final Dialect dialect;

  ExpressionReader(Dialect dialect) {
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  /** The expression under this key; null when there is none or it is wrong (then reported). */
  CelExpression read(Section section, String key, Expect expect) {
    return section
        .scalar(key)
        .map(node -> read(section, section.name(key), node, expect))
        .orElse(null);
  }

  Optional<Expression> readIfThere(Section section, String key, Expect expect) {
    return Optional.ofNullable(read(section, key, expect));
  }

  CelExpression read(Section section, String name, ScalarNode node, Expect expect) {
    var place = new ScalarPlaces(section.file(), node);
    var problems = section.problems();
    int before = problems.count();
    try {
      var tree = dialect.check(node.getValue());
      check(tree, name, expect, place, problems);
      return problems.count() > before
          ? null
          : new CelExpression(
              node.getValue(),
              tree.getResultType(),
              sourceFields(tree),
              keys(tree),
              names(tree),
              dialect.program(tree));
    } catch (CelValidationException invalid) {
      invalid.getErrors().forEach(issue -> problems.add(place.error(issue, name)));
      return null;
    }
  }

  private void check(
      CelAbstractSyntaxTree tree,
      String name,
      Expect expect,
      ScalarPlaces place,
      Problems problems) {
    if (!expect.accepts(tree.getResultType())) {
      problems.add(
          place.error(
              0,
              "%s is %s".formatted(name, CelTypes.format(tree.getResultType())),
              expect.description()));
    }
    checkDoubles(tree, name, place, problems);
    eachCall(tree, call -> checkLiterals(tree, call, name, place, problems));
  }

  private static void checkDoubles(
      CelAbstractSyntaxTree tree, String name, ScalarPlaces place, Problems problems) {
    for (Map.Entry<Long, CelType> typed : tree.getTypeMap().entrySet()) {
      if (typed.getValue().equals(SimpleType.DOUBLE)) {
        problems.add(
            place.error(
                offset(tree, typed.getKey()),
                "%s uses a double, which is not exact".formatted(name),
                "text or int: yuan('0.5'), or 50 fen"));
        return;
      }
    }
  }

  private static void eachCall(CelAbstractSyntaxTree tree, Consumer<CelExpr> check) {
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(check);
  }

  private void checkLiterals(
      CelAbstractSyntaxTree tree,
      CelExpr call,
      String name,
      ScalarPlaces place,
      Problems problems) {
    var arguments = call.call().args();
    Consumer<LiteralProblem> report =
        problem ->
            problems.add(
                place.error(
                    offset(tree, problem.at().id()),
                    name + ": " + problem.message(),
                    problem.expected()));
    switch (call.call().function()) {
      case "lookup" -> literal(arguments.get(1), true, this::checkTable, report);
      case "time", "local" -> {
        literal(arguments.get(1), false, ExpressionReader::checkPattern, report);
        literal(arguments.get(2), false, ExpressionReader::checkZone, report);
      }
      case "amount", "money" ->
          literal(arguments.get(1), false, ExpressionReader::checkCurrency, report);
      case "matches" ->
          literal(arguments.get(arguments.size() - 1), false, ExpressionReader::checkRegex, report);
      default -> {
        // other functions take values only
      }
    }
  }

  private record LiteralProblem(CelExpr at, String message, String expected) {}

  private interface LiteralCheck {
    Optional<LiteralProblem> check(CelExpr at, String literal);
  }

  private static void literal(
      CelExpr argument, boolean required, LiteralCheck check, Consumer<LiteralProblem> report) {
    if (argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      check.check(argument, argument.constant().stringValue()).ifPresent(report);
    } else if (required) {
      report.accept(
          new LiteralProblem(argument, "the table must be written out", "a name such as 'status'"));
    }
  }

  private Optional<LiteralProblem> checkTable(CelExpr at, String table) {
    return dialect.tables().containsKey(table)
        ? Optional.empty()
        : Optional.of(
            new LiteralProblem(
                at,
                "there is no table '%s' in this file".formatted(table),
                "one of " + new TreeSet<>(dialect.tables().keySet())));
  }

  private static Optional<LiteralProblem> checkZone(CelExpr at, String zone) {
    return reports(() -> TimeFunctions.zone(zone))
        ? Optional.of(
            new LiteralProblem(
                at, "there is no zone '%s'".formatted(zone), "a zone such as Asia/Shanghai"))
        : Optional.empty();
  }

  private static Optional<LiteralProblem> checkPattern(CelExpr at, String pattern) {
    return reports(() -> TimeFunctions.format(pattern))
        ? Optional.of(
            new LiteralProblem(
                at,
                "'%s' is no pattern of time".formatted(pattern),
                "a pattern such as yyyy-MM-dd HH:mm:ss"))
        : Optional.empty();
  }

  private static Optional<LiteralProblem> checkCurrency(CelExpr at, String currency) {
    return reports(() -> Currency.getInstance(currency))
        ? Optional.of(
            new LiteralProblem(
                at,
                "there is no currency '%s'".formatted(currency),
                "an ISO 4217 code such as CNY"))
        : Optional.empty();
  }

  private static Optional<LiteralProblem> checkRegex(CelExpr at, String regex) {
    return reports(() -> Pattern.compile(regex))
        ? Optional.of(
            new LiteralProblem(
                at, "'%s' is no regular expression".formatted(regex), "one such as '^[0-9]{10}$'"))
        : Optional.empty();
  }

  private static boolean reports(Runnable check) {
    try {
      check.run();
      return false;
    } catch (RuntimeException wrong) {
      return true;
    }
  }

  private static int offset(CelAbstractSyntaxTree tree, long id) {
    return tree.getSource().getPositionsMap().getOrDefault(id, 0);
  }

  /** {@code row.a}, {@code row['a']}, {@code item.a} give a; other names give themselves. */
  private Set<String> sourceFields(CelAbstractSyntaxTree tree) {
    var fields = new LinkedHashSet<String>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .forEach(expr -> sourceField(expr).ifPresent(fields::add));
    return fields;
  }

  private static Set<String> keys(CelAbstractSyntaxTree tree) {
    var keys = new LinkedHashSet<String>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .forEach(expr -> key(expr).ifPresent(keys::add));
    return keys;
  }

  /** None of an expression that chooses: which of its branches is taken nobody knows yet. */
  private static Set<String> names(CelAbstractSyntaxTree tree) {
    var names = new LinkedHashSet<String>();
    var expressions =
        CelNavigableAst.fromAst(tree).getRoot().allNodes().map(node -> node.expr()).toList();
    if (expressions.stream().noneMatch(ExpressionReader::isChoice)) {
      expressions.forEach(expr -> name(expr).ifPresent(names::add));
    }
    return names;
  }

  private static boolean isChoice(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL && CHOICES.contains(expr.call().function());
  }

  private static Optional<String> name(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      return Optional.of(expr.ident().name());
    }
    return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
            && !expr.select().testOnly()
            && expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
        ? Optional.of(expr.select().operand().ident().name() + "." + expr.select().field())
        : Optional.empty();
  }

  private static Optional<String> key(CelExpr expr) {
    return switch (expr.getKind()) {
      case SELECT -> Optional.of(expr.select().field());
      case CALL ->
          expr.call().function().equals("_[_]")
              ? constant(expr.call().args().get(1))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> constant(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }

  private static final Set<String> SOURCES = Set.of("row", "item");

  private Optional<String> sourceField(CelExpr expr) {
    return switch (expr.getKind()) {
      case SELECT ->
          isSource(expr.select().operand()) ? Optional.of(expr.select().field()) : Optional.empty();
      case CALL -> indexed(expr.call().function(), expr.call().args());
      case IDENT ->
          isLet(expr.ident().name()) ? Optional.of(expr.ident().name()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean isLet(String name) {
    return dialect.hasVariable(name) && !SOURCES.contains(name) && !name.equals("rows");
  }

  private static Optional<String> indexed(String function, List<CelExpr> arguments) {
    return function.equals("_[_]") && isSource(arguments.get(0))
        ? constant(arguments.get(1))
        : Optional.empty();
  }

  private static boolean isSource(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT && SOURCES.contains(expr.ident().name());
  }
}
