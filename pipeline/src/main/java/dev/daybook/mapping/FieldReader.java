package dev.daybook.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what every file has that describes a record: tables, lets, requirements, fields, steps. */
final class FieldReader {
  static final CelType ROW = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final Set<String> SOURCE_NAMES = Set.of("row", "rows", "line_rows", "item");

  private final Section top;
  private final Set<String> people;
  private final Map<String, LookupTable> tables;
  private final Map<String, CelExpression> lets = new LinkedHashMap<>();
  private final Map<String, Set<String>> letSources = new LinkedHashMap<>();
  private ExpressionReader expressions;

  FieldReader(Section top) {
    this.top = top;
    this.people = top.textSet("people");
    this.tables = LookupTables.read(top.section("tables"));
    this.expressions =
        new ExpressionReader(
            Dialect.of(
                Map.of("row", ROW, "rows", ListType.create(ROW), "line_rows", ListType.create(ROW)),
                tables));
    readLets();
  }

  Set<String> people() {
    return people;
  }

  Map<String, CelExpression> lets() {
    return lets;
  }

  SourceValues view() {
    return new SourceValues(top.textSet("absent"), top.textSet("optional"));
  }

  private void readLets() {
    var section = top.section("let");
    for (var entry : section.entries().entrySet()) {
      var name = entry.getKey();
      if (SOURCE_NAMES.contains(name) || !name.matches("[a-z_][a-z0-9_]*")) {
        section.error(
            entry.getValue(),
            "let.%s cannot be a name".formatted(name),
            "a word of a-z, 0-9 and '_' other than " + SOURCE_NAMES);
        continue;
      }
      readLet(section, name);
    }
  }

  private void readLet(Section section, String name) {
    var expression = expressions.read(section, name, Expect.ANYTHING);
    // A wrong let is known all the same, so that its users are not reported too.
    var type = expression == null ? SimpleType.ERROR : expression.type();
    if (expression != null) {
      lets.put(name, expression);
      letSources.put(name, expanded(expression.sourceFields()));
    }
    expressions = new ExpressionReader(expressions.dialect().with(Map.of(name, type)));
  }

  private Set<String> expanded(Set<String> names) {
    var fields = new LinkedHashSet<String>();
    names.forEach(
        name -> {
          if (letSources.containsKey(name)) {
            fields.addAll(letSources.get(name));
          } else {
            fields.add(name);
          }
        });
    return fields;
  }

  /** What is read with these variables besides the record's own. */
  <T> T with(Map<String, CelType> variables, Supplier<T> reading) {
    var before = expressions;
    expressions = new ExpressionReader(before.dialect().with(variables));
    try {
      return reading.get();
    } finally {
      expressions = before;
    }
  }

  /**
   * @param person whether the field names a person whatever it is read from
   */
  Field field(Section section, String key, Expect expect, boolean person) {
    return named(section.name(key), section, key, expect, person);
  }

  Field named(String name, Section section, String key, Expect expect, boolean person) {
    var expression = expressions.read(section, key, expect);
    var sources = expression == null ? Set.<String>of() : expanded(expression.sourceFields());
    return Field.of(
        name, expression, sources, person || sources.stream().anyMatch(people::contains));
  }

  Map<String, Field> fields(Section section, Expect expect) {
    var fields = new LinkedHashMap<String, Field>();
    section.entries().keySet().forEach(key -> fields.put(key, field(section, key, expect, false)));
    return fields;
  }

  List<OrderFields.Requirement> requirements() {
    var requirements = new ArrayList<OrderFields.Requirement>();
    int at = 0;
    for (var node : top.list("require")) {
      var section = top.at("require[%d]".formatted(++at), node);
      requirements.add(
          new OrderFields.Requirement(
              field(section, "that", Expect.YES_OR_NO, false), section.text("expected")));
    }
    return requirements;
  }

  /** The list of steps under this key; {@code given} is told when none fits. */
  <E extends Enum<E>> Steps<E> steps(String key, Class<E> type, Field given) {
    var steps = new ArrayList<Steps.Step>();
    for (var node : top.list(key)) {
      var section = top.at("%s[%d]".formatted(key, steps.size() + 1), node);
      steps.add(section.has("table") ? fromTable(section, key, type) : when(section, key, type));
    }
    return new Steps<>(type, key, steps, given);
  }

  private <E extends Enum<E>> Steps.Step when(Section section, String key, Class<E> type) {
    var state = section.scalar("is");
    state.ifPresent(node -> check(section, node, key, type));
    return new Steps.When(
        field(section, "when", Expect.YES_OR_NO, false),
        state.map(ScalarNode::getValue).orElse(null));
  }

  private <E extends Enum<E>> Steps.Step fromTable(Section section, String key, Class<E> type) {
    var stateKey = field(section, "key", Expect.TEXT, false);
    var name = section.text("table");
    if (!tables.containsKey(name)) {
      section.error(
          section.find("table").orElseThrow(),
          "there is no table '%s' in this file".formatted(name),
          "one of " + tables.keySet());
    }
    var table = top.section("tables").section(name);
    table.section("values").entries().values().stream()
        .filter(ScalarNode.class::isInstance)
        .forEach(value -> check(section, (ScalarNode) value, key, type));
    table.scalar("otherwise").ifPresent(value -> check(section, value, key, type));
    return new Steps.FromTable(stateKey, tables.get(name));
  }

  private static <E extends Enum<E>> void check(
      Section section, ScalarNode node, String key, Class<E> type) {
    try {
      Enum.valueOf(type, node.getValue());
    } catch (IllegalArgumentException unknown) {
      var what = key.equals("forward") ? "status" : key;
      section.error(
          node,
          "there is no %s '%s'".formatted(what, node.getValue()),
          "one of " + Arrays.toString(type.getEnumConstants()));
    }
  }
}
