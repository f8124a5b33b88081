package dev.daybook.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What keys a kind of mapping file has: {@code mappings/schema/<kind>.json}. */
final class Shape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode description;
  private final Schema schema;

  private Shape(JsonNode description) {
    this.description = description;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(description);
  }

  /** Reads the schema of this kind from the class path. */
  static Shape of(String kind) {
    var path = "/mappings/schema/" + kind + ".json";
    try (var in = Shape.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + path);
      }
      return new Shape(new ObjectMapper().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(path, unreadable);
    }
  }

  void check(MappingFile file, Node root, Problems problems) {
    for (var error : schema.validate(json(root))) {
      problems.add(place(file, root, error));
    }
  }

  private MappingError place(MappingFile file, Node root, Error error) {
    var keys = keysTo(error);
    var value = find(root, keys);
    var key = error.getProperty();
    var path = String.join(".", keys);
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          file.error(
              keyNode(value, key).getStartMark().getIndex(),
              "unknown key '%s'".formatted(key),
              allowedBeside(error));
      case "required" ->
          file.error(
              placeOfOwner(root, keys),
              "key '%s' is missing%s".formatted(key, path.isEmpty() ? "" : " in " + path),
              describe(parentOf(error).at("/properties/" + escaped(key))));
      default ->
          file.error(
              value.getStartMark().getIndex(),
              "%s does not fit".formatted(path.isEmpty() ? "the file" : path),
              wanted(error));
    };
  }

  private String allowedBeside(Error error) {
    var names = new TreeSet<String>();
    parentOf(error).path("properties").fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? describe(parentOf(error)) : "one of " + names;
  }

  private String wanted(Error error) {
    var own = describe(parentOf(error));
    return own.isEmpty() ? error.getKeyword() + " " + error.getSchemaNode() : own;
  }

  private static String describe(JsonNode part) {
    return part.path("description").asText("");
  }

  /** The schema part that holds the broken keyword. */
  private JsonNode parentOf(Error error) {
    var pointer = error.getSchemaLocation().getFragment().toString();
    int cut = pointer.lastIndexOf('/');
    var whole = description.at(cut <= 0 ? "" : pointer.substring(0, cut));
    return whole.isMissingNode() ? description : whole;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static List<String> keysTo(Error error) {
    var keys = new ArrayList<String>();
    var path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      keys.add(String.valueOf(path.getElement(i)));
    }
    return keys;
  }

  private static Node find(Node root, List<String> keys) {
    var node = root;
    for (var key : keys) {
      node = child(node, key);
    }
    return node;
  }

  private static Node child(Node node, String key) {
    if (node instanceof SequenceNode list) {
      return list.getValue().get(Integer.parseInt(key));
    }
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (text(tuple.getKeyNode()).equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return node;
  }

  /** A missing key is told at the key of the block that lacks it, or at the top of the file. */
  private static int placeOfOwner(Node root, List<String> keys) {
    if (keys.isEmpty()) {
      return 0;
    }
    var owner = find(root, keys.subList(0, keys.size() - 1));
    return owner instanceof MappingNode
        ? keyNode(owner, keys.get(keys.size() - 1)).getStartMark().getIndex()
        : find(root, keys).getStartMark().getIndex();
  }

  private static Node keyNode(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (text(tuple.getKeyNode()).equals(key)) {
          return tuple.getKeyNode();
        }
      }
    }
    return node;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static JsonNode json(Node node) {
    if (node instanceof MappingNode mapping) {
      var object = JSON.objectNode();
      mapping
          .getValue()
          .forEach(tuple -> object.set(text(tuple.getKeyNode()), json(tuple.getValueNode())));
      return object;
    }
    if (node instanceof SequenceNode list) {
      var array = JSON.arrayNode();
      list.getValue().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    var text = node.getValue();
    if (node.getTag().equals(Tag.INT) && text.matches("[+-]?[0-9]+")) {
      return JSON.numberNode(new BigInteger(text));
    }
    if (node.getTag().equals(Tag.BOOL) && text.matches("true|false")) {
      return JSON.booleanNode(text.equals("true"));
    }
    return node.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
  }
}
