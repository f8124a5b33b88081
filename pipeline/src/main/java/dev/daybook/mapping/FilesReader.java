package dev.daybook.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the block {@code files} of a feed. */
final class FilesReader {
  private static final String COLUMNS = "columns";
  private static final String OPTIONAL = "optional_columns";

  private final Section feed;
  private final Section files;

  FilesReader(Section feed) {
    this(feed, feed.section("files"));
  }

  private FilesReader(Section feed, Section files) {
    this.feed = feed;
    this.files = files;
  }

  FileFeed read(String stream, OrderMapping mapping) {
    return read(stream, mapping, files.text("format"));
  }

  private FileFeed read(String stream, OrderMapping mapping, String format) {
    return new FileFeed(
        stream,
        pattern("name"),
        format,
        files.text("group_by"),
        columns(),
        pattern("not_orders"),
        totals(),
        encodings(),
        files.text("trailing_cells").equals("optional"),
        files.duration("due"),
        mapping,
        feed.flag("opt_in"),
        lines(stream, mapping, format));
  }

  private FileFeed lines(String stream, OrderMapping mapping, String format) {
    var lines = files.section("lines");
    return lines.isAbsent() ? null : new FilesReader(feed, lines).read(stream, mapping, format);
  }

  private Pattern pattern(String key) {
    return files
        .value(key, Pattern::compile, "a regular expression such as orders-\\d{8}\\.csv")
        .orElse(null);
  }

  private List<FileFeed.Column> columns() {
    var columns = new ArrayList<FileFeed.Column>();
    for (var key : List.of(COLUMNS, OPTIONAL)) {
      var section = files.section(key);
      for (var column : section.entries().keySet()) {
        columns.add(new FileFeed.Column(column, section.texts(column), key.equals(COLUMNS)));
      }
    }
    checkNames(columns);
    checkGroupBy();
    return columns;
  }

  /** A name that stands for two columns would be given to either of them. */
  private void checkNames(List<FileFeed.Column> columns) {
    var names = new ArrayList<String>();
    for (var column : columns) {
      names.add(column.name().toLowerCase(Locale.ROOT));
      column.aliases().forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
    }
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .distinct()
        .forEach(
            name ->
                files
                    .find(COLUMNS)
                    .ifPresent(
                        place ->
                            files.error(
                                place,
                                "%s names '%s' twice".formatted(files.name(COLUMNS), name),
                                "each name once")));
  }

  private void checkGroupBy() {
    var names = files.section(COLUMNS).entries().keySet();
    files
        .scalar("group_by")
        .filter(column -> !names.contains(column.getValue()))
        .ifPresent(
            column ->
                files.error(
                    column,
                    "group_by names '%s', which is no column".formatted(column.getValue()),
                    "one of " + List.copyOf(names)));
  }

  private List<String> totals() {
    var columns = files.section(COLUMNS).entries().keySet();
    files.list("totals").stream()
        .filter(node -> node instanceof ScalarNode name && !columns.contains(name.getValue()))
        .forEach(
            node ->
                files.error(
                    node,
                    "%s names a column that is not in columns".formatted(files.name("totals")),
                    "one of " + columns));
    return List.copyOf(files.texts("totals"));
  }

  private List<Charset> encodings() {
    var charsets = new ArrayList<Charset>();
    for (var node : files.list("encodings")) {
      if (node instanceof ScalarNode name) {
        charset(name).ifPresent(charsets::add);
      }
    }
    return List.copyOf(charsets);
  }

  private Optional<Charset> charset(ScalarNode name) {
    try {
      return Optional.of(Charset.forName(name.getValue()));
    } catch (IllegalArgumentException unknown) {
      files.error(
          name,
          "there is no encoding '%s'".formatted(name.getValue()),
          "an encoding such as Shift_JIS or windows-1252");
      return Optional.empty();
    }
  }
}
