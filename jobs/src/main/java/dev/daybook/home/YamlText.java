package dev.daybook.home;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as properties with their places, each value exactly the text that stands there. YAML
 * itself would read {@code 12:30} as 750 and {@code 0123} as 83, which no password survives.
 */
final class YamlText {
  private final Path file;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private YamlText(Path file) {
    this.file = file;
  }

  /**
   * @throws ConfigRefused when it is no YAML, or a key stands there twice; never quotes a value
   */
  static PropertySource<?> read(Path file) {
    var text = new YamlText(file);
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      if (root != null) {
        text.flatten("", root);
      }
    } catch (MarkedYAMLException e) {
      throw new ConfigRefused(
          "%s: cannot be read as YAML: %s"
              .formatted(text.place(e.getProblemMark()), e.getProblem().split("'", 2)[0].strip()));
    } catch (IOException | YAMLException e) {
      throw new ConfigRefused(
          "%s: cannot be read as YAML in UTF-8 (%s)".formatted(file, e.getClass().getSimpleName()));
    }
    return new OriginTrackedMapPropertySource(file.getFileName().toString(), text.values, true);
  }

  private void flatten(String name, Node node) {
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> flatten(name, entry.getKeyNode(), entry.getValueNode()));
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        flatten("%s[%d]".formatted(name, i), list.getValue().get(i));
      }
    } else if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
      put(name, scalar);
    }
  }

  private void flatten(String name, Node key, Node value) {
    if (!(key instanceof ScalarNode word)) {
      throw new ConfigRefused("%s: a key must be a word".formatted(place(key.getStartMark())));
    }
    flatten(name.isEmpty() ? word.getValue() : name + "." + word.getValue(), value);
  }

  private void put(String name, ScalarNode scalar) {
    var mark = scalar.getStartMark();
    var location = new TextResourceOrigin.Location(mark.getLine(), mark.getColumn());
    var origin = new TextResourceOrigin(new FileSystemResource(file), location);
    if (values.put(name, OriginTrackedValue.of(scalar.getValue(), origin)) != null) {
      throw new ConfigRefused("%s: '%s' stands there twice".formatted(place(mark), name));
    }
  }

  private String place(Mark mark) {
    return mark == null
        ? file.toString()
        : "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
