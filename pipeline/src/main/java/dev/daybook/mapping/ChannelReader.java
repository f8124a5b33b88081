package dev.daybook.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code channel.yaml} and the mapping files that its feeds name. */
final class ChannelReader {
  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final CelType ANY = MapType.create(SimpleType.STRING, SimpleType.DYN);

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
    var api = top.section("api").isAbsent() ? Optional.<Api>empty() : api(top.section("api"));
    var feeds = feeds(currency.orElse(null));
    return top.problems().count() > before || zone.isEmpty() || currency.isEmpty()
        ? Optional.empty()
        : Optional.of(new Channel(name, zone.get(), currency.get(), api, feeds));
  }

  private Optional<Api> api(Section api) {
    var host = api.value("host", ChannelReader::host, "an address such as https://api.example.com");
    var calls =
        reader(
            Map.of("credentials", TEXTS, "token", SimpleType.STRING, "now", SimpleType.TIMESTAMP));
    var common = form(api.section("common"), calls);
    var token =
        api.has("token") ? Optional.of(token(api.section("token"))) : Optional.<Api.Token>empty();
    return host.map(
        address ->
            new Api(
                address,
                api.text("signing"),
                api.duration("clock_skew"),
                common,
                token,
                answers(api.section("answers"))));
  }

  private static URI host(String text) {
    var host = URI.create(text);
    if (host.getHost() == null || !List.of("http", "https").contains(host.getScheme())) {
      throw new IllegalArgumentException(text);
    }
    return host;
  }

  private Api.Token token(Section token) {
    var asking = reader(Map.of("credentials", TEXTS, "refreshToken", SimpleType.STRING));
    var answer = answerReader();
    return new Api.Token(
        token.text("path"),
        form(token.section("form"), asking),
        answer.read(token, "access_token", Expect.TEXT),
        answer.read(token, "refresh_token", Expect.TEXT),
        answer.read(token, "expires_in", Expect.WHOLE));
  }

  private Api.Answers answers(Section answers) {
    var answer = answerReader();
    var busy = answers.textSet("busy");
    var expired = answers.textSet("expired");
    for (var code : expired) {
      if (busy.contains(code)) {
        answers.error(
            answers.find("expired").orElseThrow(),
            "code %s is both busy and expired".formatted(code),
            "each code in one list");
      }
    }
    return new Api.Answers(
        answer.read(answers, "success", Expect.YES_OR_NO),
        answer.read(answers, "code", Expect.TEXT),
        answer.read(answers, "message", Expect.TEXT),
        busy,
        expired);
  }

  private static ExpressionReader answerReader() {
    return reader(Map.of("answer", ANY));
  }

  private static ExpressionReader reader(Map<String, CelType> variables) {
    return new ExpressionReader(Dialect.of(variables, Map.of()));
  }

  private static Map<String, Expression> form(Section form, ExpressionReader expressions) {
    var fields = new LinkedHashMap<String, Expression>();
    form.entries()
        .keySet()
        .forEach(key -> fields.put(key, expressions.read(form, key, Expect.SINGLE)));
    return fields;
  }

  private SortedMap<String, Feed> feeds(Currency currency) {
    var feeds = new TreeMap<String, Feed>();
    var section = top.section("feeds");
    for (var stream : section.entries().keySet()) {
      var feed = section.section(stream);
      var mapping = mapping(feed, currency);
      if (feed.has("pages")) {
        requireApi(feed);
        feeds.put(stream, paged(stream, feed.section("pages"), mapping));
      } else {
        feeds.put(stream, files(stream, feed.section("files"), mapping));
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
    return found.map(section -> new OrderMappingReader(section).read(currency)).orElse(null);
  }

  private PagedFeed paged(String stream, Section pages, OrderMapping mapping) {
    var window = MapType.create(SimpleType.STRING, SimpleType.TIMESTAMP);
    var asking =
        reader(
            Map.of(
                "window", window,
                "page", SimpleType.INT,
                "pageSize", SimpleType.INT,
                "counting", SimpleType.BOOL));
    var answer = answerReader();
    var rate = pages.section("rate");
    var paging = pages.section("paging");
    checkTimes(pages);
    return new PagedFeed(
        stream,
        pages.text("operation"),
        pages.duration("longest_window"),
        pages.duration("overlap"),
        pages.duration("lag"),
        pages.duration("precision"),
        new PagedFeed.Rate(rate.number("calls"), positive(rate, "per")),
        new PagedFeed.Paging(paging.text("kind"), paging.number("size"), paging.number("first")),
        pages.text("method"),
        pages.text("path"),
        form(pages.section("form"), asking),
        answer.read(pages, "records", Expect.LIST),
        answer.readIfThere(pages, "total", Expect.WHOLE),
        answer.readIfThere(pages, "more", Expect.YES_OR_NO),
        reader(Map.of("row", ANY)).read(pages, "record_id", Expect.TEXT),
        mapping);
  }

  private static void checkTimes(Section pages) {
    var longest = positive(pages, "longest_window");
    var precision = positive(pages, "precision");
    refuse(
        pages,
        "overlap",
        pages.duration("overlap").compareTo(longest) >= 0,
        "leaves nothing of longest_window " + longest,
        "less than " + longest);
    refuse(
        pages,
        "precision",
        precision.compareTo(longest) > 0,
        "is coarser than longest_window " + longest,
        "at most " + longest);
  }

  private static Duration positive(Section section, String key) {
    var duration = section.duration(key);
    refuse(section, key, duration.isZero(), "is nothing", "a duration longer than PT0S");
    return duration;
  }

  private static void refuse(
      Section section, String key, boolean wrong, String why, String expected) {
    var node = section.scalar(key);
    if (wrong && node.isPresent()) {
      section.error(
          node.get(),
          "%s %s %s".formatted(section.name(key), node.get().getValue(), why),
          expected);
    }
  }

  private FileFeed files(String stream, Section files, OrderMapping mapping) {
    return new FileFeed(
        stream,
        pattern(files, "name"),
        files.text("format"),
        files.text("group_by"),
        columns(files),
        pattern(files, "not_orders"),
        totals(files),
        files.duration("due"),
        mapping);
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
