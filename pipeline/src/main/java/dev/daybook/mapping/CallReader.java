package dev.daybook.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what a request is made of. */
final class CallReader {
  private final ExpressionReader expressions;

  CallReader(ExpressionReader expressions) {
    this.expressions = expressions;
  }

  Call read(Section call) {
    checkMethod(call);
    return new Call(
        call.text("operation"),
        rate(call.section("rate")),
        call.text("method"),
        call.text("path"),
        fields(call));
  }

  RequestFields fields(Section call) {
    if (call.has("form") && call.has("json")) {
      call.error(
          call.find("json").orElseThrow(),
          "%s has a form and a JSON body".formatted(call.path()),
          "one of them");
    }
    return new RequestFields(
        each(call.section("query"), Expect.SINGLE),
        each(call.section("headers"), Expect.SINGLE),
        each(call.section("form"), Expect.SINGLE),
        each(call.section("json"), Expect.ANYTHING));
  }

  private Map<String, Expression> each(Section section, Expect expect) {
    var fields = new LinkedHashMap<String, Expression>();
    section
        .entries()
        .keySet()
        .forEach(key -> fields.put(key, expressions.read(section, key, expect)));
    return fields;
  }

  private static Call.Rate rate(Section rate) {
    return new Call.Rate(
        rate.number("calls"),
        rate.positive("per"),
        rate.has("burst") ? OptionalInt.of(rate.number("burst")) : OptionalInt.empty(),
        rate.text("shared").equals("app"));
  }

  /** What a GET carries stands in its address. */
  private static void checkMethod(Section call) {
    for (var body : List.of("form", "json")) {
      if (call.text("method").equals("GET") && call.has(body)) {
        call.error(
            call.find(body).orElseThrow(),
            "%s is asked by GET, which has no body".formatted(call.path()),
            "its fields under 'query'");
      }
    }
  }
}
