package dev.daybook.mapping;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.OrderMapping.Mapped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder {@code <channel>/samples/<case>/}: {@code in.json} (a whole answer page) or {@code
 * in.csv} (a whole file), and {@code out.json}, what it must become. A file {@code feed.txt} names
 * the stream where the channel has several feeds of that form; without it the only one is meant
 * that every shop has.
 */
record SampleCase(String channel, String name, Map<String, MappingFile> files) {
  private static final String SHOP = "sample";
  private static final String INPUT = "in.";

  /** All cases of the tree. */
  static List<SampleCase> all(MappingTree tree) {
    var cases = new ArrayList<SampleCase>();
    for (var channel : tree.channels()) {
      var byCase = new LinkedHashMap<String, Map<String, MappingFile>>();
      tree.under(channel + "/samples/")
          .forEach(
              (path, file) -> {
                int cut = path.indexOf('/');
                if (cut > 0) {
                  byCase
                      .computeIfAbsent(path.substring(0, cut), first -> new LinkedHashMap<>())
                      .put(path.substring(cut + 1), file);
                }
              });
      byCase.forEach((name, files) -> cases.add(new SampleCase(channel, name, files)));
    }
    return cases;
  }

  /** What is wrong with this sample; empty when it comes out as told. */
  Optional<MappingError> check(Mappings mappings, SampleCutter cutter) {
    var out = files.get("out.json");
    if (out == null) {
      return Optional.of(error("sample %s has no out.json".formatted(name), "what it must become"));
    }
    try {
      return difference(out, actual(mappings, cutter));
    } catch (RuntimeException broken) {
      return Optional.of(error(String.valueOf(broken.getMessage()), "a sample that can be read"));
    }
  }

  /**
   * What the sample becomes: a JSON list with an order or an after-sale, or the reasons why not,
   * for each record.
   */
  String actual(Mappings mappings, SampleCutter cutter) {
    return CanonicalJson.pretty(mapped(mappings, cutter).stream().map(SampleCase::tree).toList());
  }

  /** What each record of the sample becomes. */
  List<Mapped> mapped(Mappings mappings, SampleCutter cutter) {
    var input = input();
    var feed = feed(mappings.channel(channel), input);
    return cutter.cut(feed, fileName(input), input.bytes()).stream()
        .map(record -> feed.mapping().map(new ShopId(channel, SHOP), record))
        .toList();
  }

  private static String fileName(MappingFile file) {
    return file.name().replaceFirst("^.*[/\\\\]", "");
  }

  /** The file {@code in.json}, or {@code in.} and a kind of file such as {@code in.csv}. */
  private MappingFile input() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(INPUT))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> unfit(Set.of()));
  }

  private Feed feed(Channel found, MappingFile input) {
    var named = files.get("feed.txt");
    if (named != null) {
      return found.feed(named.text().strip());
    }
    var kind = fileName(input).substring(INPUT.length());
    var feeds = found.feeds().values().stream().filter(feed -> reads(feed, kind)).toList();
    if (feeds.size() > 1) {
      feeds = feeds.stream().filter(feed -> !feed.optIn()).toList();
    }
    if (feeds.size() != 1) {
      throw unfit(found.feeds().keySet());
    }
    return feeds.get(0);
  }

  private static boolean reads(Feed feed, String kind) {
    return feed instanceof FileFeed files
        ? files.format().equals(kind) || files.lines() != null && kind.equals("zip")
        : kind.equals("json");
  }

  private IllegalArgumentException unfit(Set<String> feeds) {
    return new IllegalArgumentException(
        "sample %s needs in.json or a file such as in.csv, and feed.txt where several feeds %s could read it"
            .formatted(name, feeds));
  }

  private static Map<String, Object> tree(Mapped mapped) {
    if (mapped instanceof Mapped.Ok ok) {
      return CanonicalJson.tree(ok.order());
    }
    if (mapped instanceof Mapped.Returned returned) {
      return CanonicalJson.tree(returned.afterSale());
    }
    var failed = (Mapped.Failed) mapped;
    var tree = new LinkedHashMap<String, Object>();
    tree.put("rejected", failed.externalNo());
    tree.put("reasons", failed.reasons().stream().map(Unreadable::toString).toList());
    return tree;
  }

  private static Optional<MappingError> difference(MappingFile out, String actual) {
    var expected = new String(out.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (expected.strip().equals(actual.strip())) {
      return Optional.empty();
    }
    var diff = LineDiff.of(expected.strip(), actual.strip());
    return Optional.of(
        new MappingError(
            out.name(),
            diff.firstLine(),
            1,
            "the sample gives something else (- told here, + given):%n%s"
                .formatted(diff.text().stripTrailing()),
            "",
            ""));
  }

  private MappingError error(String message, String expected) {
    return new MappingError(files.values().iterator().next().name(), 1, 1, message, expected, "");
  }
}
