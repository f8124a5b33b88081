package dev.daybook.mapping;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A block of keys in a mapping file. Reading never stops: what is wrong goes to the problems and
 * the reader gets an empty value; what the schema has reported already is passed over in silence.
 *
 * @param path the keys down to here, for messages: {@code amounts}
 */
record Section(MappingFile file, Problems problems, String path, MappingNode node) {

  /** The values by key, in the order of the file; the first of doubled keys. */
  Map<String, Node> entries() {
    var entries = new LinkedHashMap<String, Node>();
    if (node != null) {
      node.getValue()
          .forEach(
              tuple -> {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                  entries.putIfAbsent(key.getValue(), tuple.getValueNode());
                }
              });
    }
    return entries;
  }

  boolean has(String key) {
    return entries().containsKey(key);
  }

  String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  Section section(String key) {
    return at(name(key), find(key).orElse(null));
  }

  Section at(String name, Node child) {
    return new Section(file, problems, name, child instanceof MappingNode mapping ? mapping : null);
  }

  boolean isAbsent() {
    return node == null;
  }

  List<Node> list(String key) {
    return find(key).orElse(null) instanceof SequenceNode list ? list.getValue() : List.of();
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var item : list(key)) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      }
    }
    return texts;
  }

  Set<String> textSet(String key) {
    return new LinkedHashSet<>(texts(key));
  }

  Optional<ScalarNode> scalar(String key) {
    return find(key).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
  }

  String text(String key) {
    return scalar(key).map(ScalarNode::getValue).orElse("");
  }

  boolean flag(String key) {
    return text(key).equals("true");
  }

  int number(String key) {
    return value(key, Integer::valueOf, "a whole number").orElse(0);
  }

  /** An ISO-8601 duration such as {@code PT30M}; zero when it cannot be read. */
  Duration duration(String key) {
    return value(key, Section::parseDuration, "a duration such as PT30M (30 minutes)")
        .orElse(Duration.ZERO);
  }

  /** As {@link #duration}; zero is reported. */
  Duration positive(String key) {
    var duration = duration(key);
    refuse(key, duration.isZero(), "is nothing", "a duration longer than PT0S");
    return duration;
  }

  /** Reports a value that can be read and is wrong all the same. */
  void refuse(String key, boolean wrong, String why, String expected) {
    scalar(key)
        .filter(node -> wrong)
        .ifPresent(
            node -> error(node, "%s %s %s".formatted(name(key), node.getValue(), why), expected));
  }

  private static Duration parseDuration(String text) {
    var duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new DateTimeParseException("negative", text, 0);
    }
    return duration;
  }

  /** A scalar turned into something; what it cannot be turned into is reported. */
  <T> Optional<T> value(String key, Function<String, T> parse, String expected) {
    var scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(scalar.get().getValue()));
    } catch (RuntimeException unreadable) {
      error(
          scalar.get(),
          "%s cannot be \"%s\"".formatted(name(key), scalar.get().getValue()),
          expected);
      return Optional.empty();
    }
  }

  void error(Node place, String message, String expected) {
    problems.add(file.error(place.getStartMark().getIndex(), message, expected));
  }
}
