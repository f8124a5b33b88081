package dev.daybook.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Reads all mappings, and tells all that is wrong in them at once. */
public final class MappingLoader {
  private final Shape ruleShape = Shape.of("rule");
  private final Shape erpShape = Shape.of("erp");
  private final MappingTree tree;
  private final ChannelFolders folders;
  private final Set<String> later;
  private final Problems problems = new Problems();
  private final YamlReader yaml = new YamlReader(problems);

  private MappingLoader(MappingTree tree, Set<String> later) {
    this.tree = tree;
    this.folders = new ChannelFolders(tree);
    this.later = later;
  }

  /**
   * The built-in mappings, with the operator's folders put over them in this order. A channel
   * folder replaces the built-in folder of its name as a whole; a file in {@code rules/} or {@code
   * erp/} the file of its name.
   *
   * @throws MappingErrors with every error of every file that is not built in
   */
  public static Mappings load(List<Path> overrides) {
    var builtIn = builtIn();
    var later = builtIn.channels();
    var tree = builtIn;
    for (var folder : folders(overrides)) {
      later.removeAll(folder.channels());
      tree = tree.with(folder);
    }
    return new MappingLoader(tree, later).load();
  }

  static MappingTree tree(List<Path> overrides) {
    return folders(overrides).stream().reduce(builtIn(), MappingTree::with);
  }

  private static MappingTree builtIn() {
    return MappingTree.ofClassPath(MappingLoader.class.getClassLoader());
  }

  private static List<MappingTree> folders(List<Path> overrides) {
    overrides.forEach(MappingLoader::requireFolder);
    return overrides.stream().map(MappingTree::ofFolder).toList();
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MappingErrors(
          List.of(
              new MappingError(
                  folder.toString(), 1, 1, "there is no such folder", "a folder of mappings", "")));
    }
  }

  /**
   * The mappings of this tree, with every file read.
   *
   * @throws MappingErrors with every error of every file
   */
  static Mappings loadWhole(MappingTree tree) {
    return new MappingLoader(tree, Set.of()).load();
  }

  private Mappings load() {
    var channels = new TreeMap<String, Supplier<Channel>>();
    tree.channels()
        .forEach(name -> channels.put(name, later.contains(name) ? later(name) : now(name)));
    var rules = rules();
    var templates = templates();
    if (problems.count() > 0) {
      throw new MappingErrors(problems.errors());
    }
    return new Mappings(channels, rules, templates);
  }

  /** One whose errors are told with all others. */
  private Supplier<Channel> now(String name) {
    var channel = folders.read(name, problems);
    return () -> channel.orElseThrow(() -> new MappingErrors(problems.errors()));
  }

  /** A start needs few of the built-in channels, and the build has seen that all can be read. */
  private Supplier<Channel> later(String name) {
    return SingletonSupplier.of(() -> folders.readLater(name));
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
