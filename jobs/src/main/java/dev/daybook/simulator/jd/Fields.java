package dev.daybook.simulator.jd;

import java.util.List;
import java.util.Map;

/** {@code optional_fields}: which fields of an order a client wants; it gets no others. */
record Fields(List<String> names) {
  static Fields of(JdCall call, Wrapper wrapper) {
    return new Fields(List.of(call.needed(wrapper, "optional_fields").split("\\s*,\\s*")));
  }

  Map<String, Object> of(Map<String, Object> order) {
    order.keySet().retainAll(names);
    return order;
  }
}
