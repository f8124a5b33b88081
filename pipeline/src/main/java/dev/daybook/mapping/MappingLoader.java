package dev.daybook.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and compiles all mappings, and tells all that is wrong in them at once. */
public final class MappingLoader {
  private final Shape channelShape = Shape.of("channel");
  private final Shape orderShape = Shape.of("orders");
  private final Shape afterSaleShape = Shape.of(AfterSaleMappingReader.KIND);
  private final Shape ruleShape = Shape.of("rule");
  private final Shape erpShape = Shape.of("erp");
  private final MappingTree tree;
  private final Problems problems = new Problems();
  private final YamlReader yaml = new YamlReader(problems);

  private MappingLoader(MappingTree tree) {
    this.tree = tree;
  }

  /**
   * The built-in mappings, with the operator's folders put over them in this order. A channel
   * folder replaces the built-in folder of its name as a whole; a file in {@code rules/} or {@code
   * erp/} the file of its name.
   *
   * @throws MappingErrors with every error of every file
   */
  public static Mappings load(List<Path> overrides) {
    return new MappingLoader(tree(overrides)).load();
  }

  static MappingTree tree(List<Path> overrides) {
    var tree = MappingTree.ofClassPath(MappingLoader.class.getClassLoader());
    for (var folder : overrides) {
      requireFolder(folder);
      tree = tree.with(MappingTree.ofFolder(folder));
    }
    return tree;
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MappingErrors(
          List.of(
              new MappingError(
                  folder.toString(), 1, 1, "there is no such folder", "a folder of mappings", "")));
    }
  }

  static Mappings load(MappingTree tree) {
    return new MappingLoader(tree).load();
  }

  private Mappings load() {
    var channels = new TreeMap<String, Channel>();
    tree.channels().forEach(name -> channel(name).ifPresent(found -> channels.put(name, found)));
    var rules = rules();
    var templates = templates();
    if (problems.count() > 0) {
      throw new MappingErrors(problems.errors());
    }
    return new Mappings(channels, rules, templates);
  }

  private Optional<Channel> channel(String name) {
    var files = tree.yamlOf(name);
    var channelFile = files.get("channel.yaml");
    if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
      return wrongFolder(name, "'%s' is no name of a channel", "1 to 32 of a-z, 0-9, '-' and '_'");
    }
    if (channelFile == null) {
      return wrongFolder(name, "channel '%s' has no channel.yaml", "a file channel.yaml");
    }
    var used = new HashSet<String>();
    var channel =
        new ChannelReader(
                name,
                yaml.read(channelFile, channelShape),
                file -> {
                  used.add(file);
                  return Optional.ofNullable(files.get(file))
                      .map(found -> yaml.read(found, this::shapeOfRecords));
                })
            .read();
    files.forEach((file, found) -> reportUnused(file, found, used));
    return channel;
  }

  private Shape shapeOfRecords(Section top) {
    return top.text("describes").equals(AfterSaleMappingReader.KIND) ? afterSaleShape : orderShape;
  }

  private void reportUnused(String file, MappingFile found, HashSet<String> used) {
    if (!file.equals("channel.yaml") && !used.contains(file)) {
      problems.add(
          found.error(
              0, "no feed of channel.yaml uses this file", "'mapping: %s'".formatted(file)));
    }
  }

  private Optional<Channel> wrongFolder(String name, String message, String expected) {
    var any = tree.under(name + "/").values().iterator().next();
    problems.add(new MappingError(any.name(), 1, 1, message.formatted(name), expected, ""));
    return Optional.empty();
  }

  private List<Rule> rules() {
    var reader = new RuleReader();
    var rules = new ArrayList<Rule>();
    tree.yamlOf("rules")
        .forEach(
            (file, found) ->
                reader.read(stem(file), yaml.read(found, ruleShape)).ifPresent(rules::add));
    return rules;
  }

  private Map<String, ErpTemplate> templates() {
    var reader = new ErpTemplateReader();
    var templates = new HashMap<String, ErpTemplate>();
    tree.yamlOf("erp")
        .forEach(
            (file, found) ->
                reader
                    .read(stem(file), yaml.read(found, erpShape))
                    .ifPresent(template -> templates.put(stem(file), template)));
    return templates;
  }

  private static String stem(String file) {
    return file.substring(0, file.length() - ".yaml".length());
  }
}
