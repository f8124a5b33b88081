package dev.daybook.mapping;

import java.io.StringReader;
import java.util.HashSet;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML text with its places kept, checked against the schema of its kind. */
final class YamlReader {
  private final Problems problems;

  YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The top of the file; an absent section after an error of syntax. */
  Section read(MappingFile file, Shape shape) {
    return read(file, top -> shape);
  }

  /**
   * @param shapes the shape for the file whose top is this
   */
  Section read(MappingFile file, Function<Section, Shape> shapes) {
    var root = compose(file);
    var top = new Section(file, problems, "", root instanceof MappingNode node ? node : null);
    if (root != null) {
      reportDoubledKeys(file, root);
      shapes.apply(top).check(file, root, problems);
    }
    return top;
  }

  private Node compose(MappingFile file) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
      if (root == null) {
        problems.add(file.error(0, "the file is empty", "keys and values"));
      }
      return root;
    } catch (MarkedYAMLException wrong) {
      var mark = wrong.getProblemMark();
      problems.add(
          file.error(mark == null ? 0 : mark.getIndex(), "not YAML: " + wrong.getProblem(), ""));
    } catch (YAMLException wrong) {
      problems.add(file.error(0, "not YAML: " + wrong.getMessage(), ""));
    }
    return null;
  }

  private void reportDoubledKeys(MappingFile file, Node node) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(child -> reportDoubledKeys(file, child));
    } else if (node instanceof MappingNode mapping) {
      var seen = new HashSet<String>();
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
          problems.add(
              file.error(
                  key.getStartMark().getIndex(),
                  "key '%s' stands here twice".formatted(key.getValue()),
                  ""));
        }
        reportDoubledKeys(file, tuple.getValueNode());
      }
    }
  }
}
