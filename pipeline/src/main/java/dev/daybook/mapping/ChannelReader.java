package dev.daybook.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code channel.yaml} and the mapping files that its feeds name. */
final class ChannelReader {
  private final String name;
  private final Section top;
  private final MappingsOfChannel mappings;

  /** Finds a mapping file of the channel's folder by its name. */
  interface MappingsOfChannel {
    Optional<Section> find(String fileName);
  }

  ChannelReader(String name, Section top, MappingsOfChannel mappings) {
    this.name = name;
    this.top = top;
    this.mappings = mappings;
  }

  /** The channel; empty when something is wrong in it or in its mapping files. */
  Optional<Channel> read() {
    int before = top.problems().count();
    var zone = top.value("zone", ZoneId::of, "a zone such as Asia/Shanghai");
    var currency = top.value("currency", Currency::getInstance, "an ISO 4217 currency such as CNY");
    var api =
        top.section("api").isAbsent()
            ? Optional.<Api>empty()
            : new ApiReader().read(top.section("api"));
    var feeds = feeds(currency.orElse(null));
    return top.problems().count() > before || zone.isEmpty() || currency.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Channel(name, zone.get(), currency.get(), api, feeds, top.flag("experimental")));
  }

  private SortedMap<String, Feed> feeds(Currency currency) {
    var feeds = new TreeMap<String, Feed>();
    var section = top.section("feeds");
    for (var stream : section.entries().keySet()) {
      var feed = section.section(stream);
      var mapping = mapping(feed, currency);
      if (feed.has("pages")) {
        requireApi(feed);
        feeds.put(stream, new PagesReader().read(stream, feed, mapping));
      } else {
        feeds.put(stream, files(stream, feed, mapping));
      }
    }
    return feeds;
  }

  private void requireApi(Section feed) {
    if (!top.has("api")) {
      feed.error(
          feed.find("pages").orElseThrow(),
          "%s asks for pages, but the channel has no 'api'".formatted(feed.path()),
          "a block 'api' at the top of the file");
    }
  }

  private OrderMapping mapping(Section feed, Currency currency) {
    var file = feed.scalar("mapping");
    if (file.isEmpty()) {
      return null;
    }
    var found = mappings.find(file.get().getValue());
    if (found.isEmpty()) {
      feed.error(
          file.get(),
          "there is no file '%s' beside this one".formatted(file.get().getValue()),
          "a mapping file such as orders.yaml");
    }
    return found.map(section -> mapping(feed, file.get(), section, currency)).orElse(null);
  }

  /** What is counted as after-sales is told by the feed's subject: file and feed must agree. */
  private static OrderMapping mapping(
      Section feed, ScalarNode file, Section mapping, Currency currency) {
    boolean afterSales = mapping.text("describes").equals(AfterSaleMappingReader.KIND);
    if (!mapping.isAbsent()
        && afterSales != feed.path().startsWith("feeds.%s/".formatted(Feed.AFTER_SALES))) {
      feed.error(
          file,
          "%s is no feed for %s, which describes %s"
              .formatted(
                  feed.path(),
                  file.getValue(),
                  afterSales ? AfterSaleMappingReader.KIND : "orders"),
          "'describes: %s' in the file of each feed %s/…, and of no other"
              .formatted(AfterSaleMappingReader.KIND, Feed.AFTER_SALES));
    }
    return afterSales
        ? new AfterSaleMappingReader(mapping).read(currency)
        : new OrderMappingReader(mapping).read(currency);
  }

  private FileFeed files(String stream, Section feed, OrderMapping mapping) {
    var files = feed.section("files");
    return new FileFeed(
        stream,
        pattern(files, "name"),
        files.text("format"),
        files.text("group_by"),
        columns(files),
        pattern(files, "not_orders"),
        totals(files),
        files.duration("due"),
        mapping,
        feed.flag("opt_in"));
  }

  private static List<String> totals(Section files) {
    var columns = files.section("columns").entries().keySet();
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

  private static Pattern pattern(Section files, String key) {
    return files
        .value(key, Pattern::compile, "a regular expression such as orders-\\d{8}\\.csv")
        .orElse(null);
  }

  private static List<FileFeed.Column> columns(Section files) {
    var columns = new ArrayList<FileFeed.Column>();
    var section = files.section("columns");
    section
        .entries()
        .keySet()
        .forEach(column -> columns.add(new FileFeed.Column(column, section.texts(column))));
    var groupBy = files.scalar("group_by");
    if (groupBy.isPresent()
        && columns.stream().noneMatch(column -> column.name().equals(groupBy.get().getValue()))) {
      files.error(
          groupBy.get(),
          "group_by names '%s', which is no column".formatted(groupBy.get().getValue()),
          "one of " + columns.stream().map(FileFeed.Column::name).toList());
    }
    return columns;
  }
}
