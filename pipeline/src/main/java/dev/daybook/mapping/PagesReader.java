package dev.daybook.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the block {@code pages} of a feed. */
final class PagesReader {
  PagedFeed read(String stream, Section feed, OrderMapping mapping) {
    var pages = feed.section("pages");
    var told = Variables.reader(Variables.ANSWER);
    var paging = pages.section("paging");
    checkTimes(pages);
    return new PagedFeed(
        stream,
        new CallReader(Variables.reader(Variables.PAGE)).read(pages),
        pages.duration("longest_window"),
        pages.duration("overlap"),
        pages.duration("lag"),
        pages.duration("precision"),
        new PagedFeed.Paging(paging.text("kind"), paging.number("size"), paging.number("first")),
        Variables.reader(Variables.BODY).read(pages, "records", Expect.LIST),
        shapes(pages),
        told.readIfThere(pages, "total", Expect.WHOLE),
        told.readIfThere(pages, "more", Expect.YES_OR_NO),
        told.readIfThere(pages, "cursor", Expect.TEXT),
        Variables.reader(Variables.ROW).read(pages, "record_id", Expect.TEXT),
        pages.has("detail") ? Optional.of(detail(pages.section("detail"))) : Optional.empty(),
        mapping,
        feed.flag("opt_in"));
  }

  private static List<Expression> shapes(Section pages) {
    var reader = Variables.reader(Variables.BODY);
    var shapes = new ArrayList<Expression>();
    for (var node : pages.list("shapes")) {
      if (node instanceof ScalarNode shape) {
        var name = "%s[%d]".formatted(pages.name("shapes"), shapes.size() + 1);
        shapes.add(reader.read(pages, name, shape, Expect.LIST));
      }
    }
    return shapes;
  }

  private static Detail detail(Section detail) {
    var told = Variables.reader(Variables.ANSWER);
    return new Detail(
        new CallReader(Variables.reader(Variables.DETAIL)).read(detail),
        told.readIfThere(detail, "cursor", Expect.TEXT),
        detail.textSet("absent"),
        Variables.reader(Variables.DETAILED).read(detail, "record", Expect.ANYTHING));
  }

  private static void checkTimes(Section pages) {
    var longest = pages.positive("longest_window");
    var precision = pages.positive("precision");
    pages.refuse(
        "overlap",
        pages.duration("overlap").compareTo(longest) >= 0,
        "leaves nothing of longest_window " + longest,
        "less than " + longest);
    pages.refuse(
        "precision",
        precision.compareTo(longest) > 0,
        "is coarser than longest_window " + longest,
        "at most " + longest);
  }
}
