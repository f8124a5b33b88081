package dev.daybook.mapping;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code channel.yaml} and the mapping files that its feeds name. */
final class ChannelReader {
  private final String name;
  private final Section top;
  private final MappingsOfChannel mappings;
  private final boolean later;

  /** Finds a mapping file of the channel's folder by its name. */
  interface MappingsOfChannel {
    Optional<Section> find(String fileName);
  }

  /**
   * @param later whether a mapping file is compiled when its first record comes
   */
  ChannelReader(String name, Section top, MappingsOfChannel mappings, boolean later) {
    this.name = name;
    this.top = top;
    this.mappings = mappings;
    this.later = later;
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
        feeds.put(stream, new FilesReader(feed).read(stream, mapping));
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
  private OrderMapping mapping(Section feed, ScalarNode file, Section mapping, Currency currency) {
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
    Supplier<OrderMapping> compiled =
        () ->
            afterSales
                ? new AfterSaleMappingReader(mapping).read(currency)
                : new OrderMappingReader(mapping).read(currency);
    return later && !mapping.isAbsent() ? new LaterMapping(mapping, compiled) : compiled.get();
  }
}
