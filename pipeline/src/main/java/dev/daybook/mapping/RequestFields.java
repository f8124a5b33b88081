package dev.daybook.mapping;

import java.util.Map;
import java.util.stream.Stream;

/**
 * What a request carries, by name; each value is CEL. A value that is null is not sent.
 *
 * @param query of the address
 * @param headers as they are sent
 * @param form of an {@code application/x-www-form-urlencoded} body
 * @param json of a JSON body: values keep their types
 */
public record RequestFields(
    Map<String, Expression> query,
    Map<String, Expression> headers,
    Map<String, Expression> form,
    Map<String, Expression> json) {
  public static final RequestFields NONE =
      new RequestFields(Map.of(), Map.of(), Map.of(), Map.of());

  /** All of its values. */
  public Stream<Expression> all() {
    return Stream.of(query, headers, form, json).flatMap(fields -> fields.values().stream());
  }

  /** Only a form. */
  public static RequestFields form(Map<String, Expression> form) {
    return new RequestFields(Map.of(), Map.of(), form, Map.of());
  }
}
