package dev.daybook.mapping;

import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the {@code tables} of a mapping file. */
final class LookupTables {
  private LookupTables() {}

  static Map<String, LookupTable> read(Section tables) {
    var read = new TreeMap<String, LookupTable>();
    tables.entries().keySet().forEach(name -> read.put(name, table(name, tables.section(name))));
    return read;
  }

  private static LookupTable table(String name, Section table) {
    var values = new TreeMap<String, String>();
    table
        .section("values")
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof ScalarNode scalar) {
                values.put(key, scalar.getValue());
              }
            });
    return new LookupTable(name, values, table.scalar("otherwise").map(ScalarNode::getValue));
  }
}
