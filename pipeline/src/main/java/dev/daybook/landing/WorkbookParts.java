package dev.daybook.landing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One walk over a workbook's parts that finds out which sheet holds the rows. */
final class WorkbookParts {
  private static final String FOLDER = "xl/";
  private static final Set<String> SHOWN = Set.of("", "visible");

  private final WorkbookLimits limits;
  private final Map<String, String> targets = new HashMap<>();
  private final Set<String> filled = new HashSet<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private BitSet dates = new BitSet();
  private boolean since1904;

  private record Sheet(String name, String relation) {}

  private WorkbookParts(WorkbookLimits limits) {
    this.limits = limits;
  }

  static Workbook find(DocumentBytes bytes, int longestRow, WorkbookLimits limits)
      throws IOException {
    var found = new WorkbookParts(limits);
    try (var parts = ZipParts.ofWorkbook(bytes, limits)) {
      for (var part = parts.next(); part != null; part = parts.next()) {
        found.take(part);
        part.bytes().transferTo(OutputStream.nullOutputStream());
      }
    }
    return new Workbook(
        found.sheet(bytes.name()), found.dates, found.since1904, longestRow, limits);
  }

  static boolean isSharedTexts(ZipParts.Part part) {
    return lower(part).matches("xl/sharedstrings\\d*\\.xml");
  }

  private static String lower(ZipParts.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private void take(ZipParts.Part part) throws IOException {
    var name = lower(part);
    if (name.matches("xl/workbook\\d*\\.xml")) {
      takeWorkbook(WorkbookXml.of(part, limits));
    } else if (name.matches("xl/_rels/workbook\\d*\\.xml\\.rels")) {
      takeTargets(WorkbookXml.of(part, limits));
    } else if (name.matches("xl/styles\\d*\\.xml")) {
      dates = CellFormats.dates(part, limits);
    } else if (name.matches("xl/worksheets/[^/]+\\.xml") && isFilled(part)) {
      filled.add(name);
    }
  }

  private void takeWorkbook(WorkbookXml xml) throws IOException {
    while (xml.nextTag()) {
      if (xml.begins("workbookPr")) {
        since1904 = Set.of("1", "true").contains(xml.attribute("date1904"));
      } else if (xml.begins("sheet") && SHOWN.contains(xml.attribute("state"))) {
        sheets.add(new Sheet(xml.attribute("name"), xml.attribute("id")));
      }
    }
  }

  private void takeTargets(WorkbookXml xml) throws IOException {
    while (xml.nextTag()) {
      if (xml.begins("Relationship")) {
        targets.put(xml.attribute("Id"), target(xml.attribute("Target")));
      }
    }
  }

  private static String target(String text) {
    var name = text.toLowerCase(Locale.ROOT).replaceFirst("^\\./", "");
    return name.startsWith("/") ? name.substring(1) : FOLDER + name;
  }

  private boolean isFilled(ZipParts.Part part) throws IOException {
    var xml = WorkbookXml.of(part, limits);
    var text = new StringBuilder();
    while (text.isEmpty() && xml.nextTag()) {
      if (xml.begins("v") || xml.begins("is")) {
        xml.text(text, 1);
      }
    }
    return !text.isEmpty();
  }

  private String sheet(String file) {
    if (sheets.isEmpty()) {
      throw ZipKind.WORKBOOK.damaged(file, "a zip without the sheets of a workbook");
    }
    var withRows =
        sheets.stream().filter(sheet -> filled.contains(targets.get(sheet.relation()))).toList();
    if (withRows.size() > 1) {
      throw WorkbookRefused.sheets(file, withRows.stream().map(Sheet::name).toList());
    }
    var sheet = withRows.isEmpty() ? sheets.get(0) : withRows.get(0);
    return targets.getOrDefault(sheet.relation(), "");
  }
}
