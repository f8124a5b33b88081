package dev.daybook.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.daybook.canonical.OrderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code orders.yaml} or {@code export.yaml}: field by field to canonical. */
final class OrderMappingReader {
  private static final CelType ROW = MapType.create(SimpleType.STRING, SimpleType.DYN);
  private static final Set<String> SOURCE_NAMES = Set.of("row", "rows", "item");
  private static final List<String> BUILT_IN_FLAGS =
      List.of("title-shortened", "note-shortened", "external-no-perhaps-rounded");

  private final Section top;
  private final Set<String> people;
  private final Map<String, LookupTable> tables;
  private final Map<String, CelExpression> lets = new LinkedHashMap<>();
  private final Map<String, Set<String>> letSources = new LinkedHashMap<>();
  private ExpressionReader expressions;

  OrderMappingReader(Section top) {
    this.top = top;
    this.people = top.textSet("people");
    this.tables = LookupTables.read(top.section("tables"));
    this.expressions =
        new ExpressionReader(Dialect.of(Map.of("row", ROW, "rows", ListType.create(ROW)), tables));
  }

  /**
   * The mapping. Its fields are null where there were errors: not for use before the problems are
   * known to be none.
   */
  CompiledOrderMapping read(Currency currency) {
    readLets();
    checkFlagNames();
    var buyer = top.section("buyer");
    var notes = top.section("notes");
    var stateWords = field(top, "channel_status", Expect.TEXT, false);
    return new CompiledOrderMapping(
        top.file().name(),
        top.file().sha256(),
        people,
        !top.flag("undated"),
        currency,
        new SourceValues(top.textSet("absent"), top.textSet("optional")),
        lets,
        requirements(),
        field(top, "external_no", Expect.TEXT, false),
        new StatusSteps(steps(), stateWords),
        stateWords,
        field(top, "currency", Expect.TEXT, false),
        field(top, "payment_confirmed", Expect.YES_OR_NO, false),
        new OrderFields.BuyerFields(
            field(buyer, "id", Expect.TEXT, true),
            field(buyer, "name", Expect.TEXT, true),
            field(buyer, "phone", Expect.TEXT, true),
            field(buyer, "masked", Expect.YES_OR_NO, false)),
        receiver(top.section("receiver")),
        amounts(top.section("amounts")),
        times(top.section("times")),
        field(notes, "buyer", Expect.TEXT, true),
        field(notes, "seller", Expect.TEXT, true),
        fields(top.section("flags"), Expect.YES_OR_NO),
        fields(top.section("extras"), Expect.SINGLE),
        lines(top.section("lines")),
        field(top, "control", Expect.MONEY, false));
  }

  private OrderFields.ReceiverFields receiver(Section receiver) {
    return new OrderFields.ReceiverFields(
        field(receiver, "name", Expect.TEXT, true),
        field(receiver, "phone", Expect.TEXT, true),
        field(receiver, "country", Expect.TEXT, true),
        field(receiver, "province", Expect.TEXT, true),
        field(receiver, "city", Expect.TEXT, true),
        field(receiver, "district", Expect.TEXT, true),
        field(receiver, "address", Expect.TEXT, true),
        field(receiver, "address_id", Expect.TEXT, true));
  }

  private OrderFields.AmountFields amounts(Section amounts) {
    return new OrderFields.AmountFields(
        field(amounts, "goods_total", Expect.MONEY, false),
        field(amounts, "freight", Expect.MONEY, false),
        field(amounts, "merchant_discount", Expect.MONEY, false),
        field(amounts, "platform_discount", Expect.MONEY, false),
        field(amounts, "other_discount", Expect.MONEY, false),
        field(amounts, "payment_discount", Expect.MONEY, false),
        field(amounts, "buyer_paid", Expect.MONEY, false),
        field(amounts, "merchant_receivable", Expect.MONEY, false),
        field(amounts, "refund_total", Expect.MONEY, false));
  }

  private OrderFields.TimeFields times(Section times) {
    return new OrderFields.TimeFields(
        field(times, "ordered_at", Expect.TIME, false),
        field(times, "paid_at", Expect.TIME, false),
        field(times, "shipped_at", Expect.TIME, false),
        field(times, "completed_at", Expect.TIME, false),
        field(times, "source_updated_at", Expect.TIME, false));
  }

  private OrderFields.LineFields lines(Section lines) {
    var each = field(lines, "each", Expect.LIST, false);
    var ofOrder = expressions;
    expressions = new ExpressionReader(ofOrder.dialect().with(Map.of("item", ROW)));
    var fields =
        new OrderFields.LineFields(
            each,
            field(lines, "item_id", Expect.TEXT, false),
            field(lines, "sku_id", Expect.TEXT, false),
            field(lines, "merchant_sku", Expect.TEXT, false),
            field(lines, "title", Expect.TEXT, false),
            field(lines, "quantity", Expect.TEXT, false),
            field(lines, "unit_price", Expect.MONEY, false),
            field(lines, "line_total", Expect.MONEY, false),
            field(lines, "line_discount", Expect.MONEY, false),
            field(lines, "refund_state", Expect.TEXT, false));
    expressions = ofOrder;
    return fields;
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

  private Field field(Section section, String key, Expect expect, boolean person) {
    // A line's field is told behind its line: lines[2].quantity.
    var name = section.path().equals("lines") && !key.equals("each") ? key : section.name(key);
    return named(name, expressions.read(section, key, expect), person);
  }

  private Field named(String name, CelExpression expression, boolean person) {
    var sources = expression == null ? Set.<String>of() : expanded(expression.sourceFields());
    return Field.of(
        name, expression, sources, person || sources.stream().anyMatch(people::contains));
  }

  private Map<String, Field> fields(Section section, Expect expect) {
    var fields = new LinkedHashMap<String, Field>();
    section.entries().keySet().forEach(key -> fields.put(key, field(section, key, expect, false)));
    return fields;
  }

  private List<OrderFields.Requirement> requirements() {
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

  private List<StatusSteps.Step> steps() {
    var steps = new ArrayList<StatusSteps.Step>();
    for (var node : top.list("status")) {
      var section = top.at("status[%d]".formatted(steps.size() + 1), node);
      steps.add(section.has("table") ? fromTable(section) : when(section));
    }
    return steps;
  }

  private StatusSteps.Step when(Section section) {
    var state = section.scalar("is").flatMap(node -> status(section, node)).orElse(null);
    return new StatusSteps.When(field(section, "when", Expect.YES_OR_NO, false), state);
  }

  private StatusSteps.Step fromTable(Section section) {
    var key = field(section, "key", Expect.TEXT, false);
    var name = section.text("table");
    if (!tables.containsKey(name)) {
      section.error(
          section.find("table").orElseThrow(),
          "there is no table '%s' in this file".formatted(name),
          "one of " + tables.keySet());
    }
    top.section("tables").section(name).section("values").entries().values().stream()
        .filter(ScalarNode.class::isInstance)
        .forEach(value -> status(section, (ScalarNode) value));
    top.section("tables")
        .section(name)
        .scalar("otherwise")
        .ifPresent(value -> status(section, value));
    return new StatusSteps.FromTable(key, tables.get(name));
  }

  private static Optional<OrderStatus> status(Section section, ScalarNode node) {
    try {
      return Optional.of(OrderStatus.valueOf(node.getValue()));
    } catch (IllegalArgumentException unknown) {
      section.error(
          node,
          "there is no status '%s'".formatted(node.getValue()),
          "one of " + Arrays.toString(OrderStatus.values()));
      return Optional.empty();
    }
  }

  private void checkFlagNames() {
    var flags = top.section("flags");
    var names = new ArrayList<>(BUILT_IN_FLAGS);
    names.addAll(flags.entries().keySet());
    Node place = flags.node();
    if (place != null && String.join(",", names).length() + 2 * names.size() > ColumnWidth.FLAGS) {
      flags.error(
          place,
          "the names of all flags are too long together",
          "at most %d characters".formatted(ColumnWidth.FLAGS));
    }
  }
}
