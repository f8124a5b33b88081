package dev.daybook.mapping;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads and compiles the folders of channels. */
final class ChannelFolders {
  private final Shape channelShape = Shape.of("channel");
  private final Shape orderShape = Shape.of("orders");
  private final Shape afterSaleShape = Shape.of(AfterSaleMappingReader.KIND);
  private final MappingTree tree;

  ChannelFolders(MappingTree tree) {
    this.tree = tree;
  }

  /**
   * The channel of this folder; its mapping files are compiled when their first record comes.
   *
   * @throws MappingErrors with every error of channel.yaml, and of the shape of its mapping files
   */
  Channel readLater(String name) {
    var problems = new Problems();
    var channel = read(name, problems, true);
    if (problems.count() > 0) {
      throw new MappingErrors(problems.errors());
    }
    return channel.orElseThrow();
  }

  /** The channel of this folder; what is wrong is added to the problems. */
  Optional<Channel> read(String name, Problems problems) {
    return read(name, problems, false);
  }

  private Optional<Channel> read(String name, Problems problems, boolean later) {
    var files = tree.yamlOf(name);
    var channelFile = files.get("channel.yaml");
    if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
      problems.add(wrong(name, "'%s' is no name of a channel", "1 to 32 of a-z, 0-9, '-' and '_'"));
      return Optional.empty();
    }
    if (channelFile == null) {
      problems.add(wrong(name, "channel '%s' has no channel.yaml", "a file channel.yaml"));
      return Optional.empty();
    }
    var yaml = new YamlReader(problems);
    var used = new HashSet<>(Set.of("channel.yaml"));
    var channel =
        new ChannelReader(
                name,
                yaml.read(channelFile, channelShape),
                file -> {
                  used.add(file);
                  return Optional.ofNullable(files.get(file))
                      .map(found -> yaml.read(found, this::shapeOfRecords));
                },
                later)
            .read();
    files.forEach(
        (file, found) -> {
          if (!used.contains(file)) {
            problems.add(
                found.error(
                    0, "no feed of channel.yaml uses this file", "'mapping: %s'".formatted(file)));
          }
        });
    return channel;
  }

  private Shape shapeOfRecords(Section top) {
    return top.text("describes").equals(AfterSaleMappingReader.KIND) ? afterSaleShape : orderShape;
  }

  private MappingError wrong(String name, String message, String expected) {
    var any = tree.under(name + "/").values().iterator().next();
    return new MappingError(any.name(), 1, 1, message.formatted(name), expected, "");
  }
}
