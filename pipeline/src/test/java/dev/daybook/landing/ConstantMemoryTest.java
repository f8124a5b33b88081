package dev.daybook.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files without end are cut by a process that could never hold them. */
class ConstantMemoryTest {
  private static final int LONG_LINE = 200 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv"})
  void aLineOf200MegabytesIsDamageAndTheNextLineIsReadAfresh(String format) throws Exception {
    assertThat(cutWith32Megabytes(format))
        .isEqualTo(
            """
            a.csv:2 A1 [more than 1048576 characters]
            a.csv:3 A2 []
            """);
  }

  @Test
  void manyRowsOfAWorkbookAreCutOneByOne() throws Exception {
    assertThat(cutWith32Megabytes("xlsx")).isEqualTo("100000 records, the last a.xlsx:100001\n");
  }

  private static String cutWith32Megabytes(String format) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Cutting.class.getName(),
                format)
            .redirectErrorStream(true);
    // Java tells on standard error that it has picked them up.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** What the small process runs. */
  static final class Cutting {
    public static void main(String[] formats) throws IOException {
      if (formats[0].equals("xlsx")) {
        workbook();
      } else {
        text(formats[0]);
      }
    }

    private static void text(String format) throws IOException {
      var cutter = format.equals("csv") ? new CsvCutter() : new TsvCutter();
      var comma = format.equals("csv") ? "," : "\t";
      var bytes = new Endless(comma);
      var cut = cutter.examine(bytes, Samples.FILES);
      try (var cursor = cut.open(bytes)) {
        for (var piece = cursor.next(); piece != null; piece = cursor.next()) {
          System.out.printf(
              "%s %s %s%n",
              piece.source().place(),
              piece.source().row().get("订单号"),
              piece.damage().stream().map(damage -> damage.value()).toList());
        }
      }
    }

    private static void workbook() throws IOException {
      var book =
          TestWorkbook.of()
              .part(
                  "xl/worksheets/sheet1.xml",
                  out -> {
                    var header = TestWorkbook.text("订单号", "商品", "金额（元）");
                    out.write(utf8("<worksheet><sheetData><row>" + header + "</row>"));
                    for (int i = 0; i < 100_000; i++) {
                      var row = TestWorkbook.text("A" + i, "杯子") + TestWorkbook.number("1." + i);
                      out.write(utf8("<row>" + row + "</row>"));
                    }
                    out.write(utf8("</sheetData></worksheet>"));
                  });
      var bytes = Samples.bytes("a.xlsx", book.bytes());
      var cut = new XlsxCutter().examine(bytes, Samples.FILES);
      var last = "";
      try (var cursor = cut.open(bytes)) {
        for (var piece = cursor.next(); piece != null; piece = cursor.next()) {
          last = piece.source().place();
        }
      }
      System.out.printf("%d records, the last %s%n", cut.records(), last);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A header, a line of 200 MB, and a plain line; made while it is read. */
  private record Endless(String comma) implements DocumentBytes {
    @Override
    public String name() {
      return "a.csv";
    }

    @Override
    public InputStream open() {
      var begin = String.join(comma, "订单号", "商品", "金额（元）\n") + String.join(comma, "A1", "1", "");
      var end = "\n" + String.join(comma, "A2", "b", "2\n");
      return new SequenceInputStream(
          Collections.enumeration(
              List.of(
                  new ByteArrayInputStream(utf8(begin)),
                  new Nines(),
                  new ByteArrayInputStream(utf8(end)))));
    }
  }

  private static final class Nines extends InputStream {
    private int left = LONG_LINE;

    @Override
    public int read() {
      return left-- > 0 ? '9' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int count = Math.min(length, left);
      if (count <= 0) {
        return -1;
      }
      Arrays.fill(buffer, offset, offset + count, (byte) '9');
      left -= count;
      return count;
    }
  }
}
