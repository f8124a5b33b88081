package dev.daybook.landing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small workbook, part by part. */
final class TestWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private final Map<String, Writing> parts = new LinkedHashMap<>();

  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** With one sheet of these rows, such as {@code <c t="inlineStr"><is><t>A1</t></is></c>}. */
  static TestWorkbook of(String... rows) {
    return new TestWorkbook()
        .sheets("<sheet name='Orders' sheetId='1' r:id='rId1'/>")
        .part("xl/worksheets/sheet1.xml", sheet(rows));
  }

  static String sheet(String... rows) {
    var text = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
    for (var row : rows) {
      text.append("<row>").append(row).append("</row>");
    }
    return text.append("</sheetData></worksheet>").toString();
  }

  static String text(String... cells) {
    var text = new StringBuilder();
    for (var cell : cells) {
      text.append("<c t='inlineStr'><is><t>").append(cell).append("</t></is></c>");
    }
    return text.toString();
  }

  static String number(String raw) {
    return "<c><v>" + raw + "</v></c>";
  }

  TestWorkbook sheets(String sheets) {
    return workbook("", sheets)
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
                + "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>");
  }

  TestWorkbook workbook(String properties, String sheets) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='urn:r'>%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, properties, sheets));
  }

  TestWorkbook part(String name, String content) {
    return part(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  TestWorkbook part(String name, Writing content) {
    parts.put(name, content);
    return this;
  }

  byte[] bytes() {
    var all = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(all)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().to(zip);
        zip.closeEntry();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return all.toByteArray();
  }
}
