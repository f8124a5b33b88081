package dev.daybook.landing;

import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Workbooks with one sheet of rows; otherwise as comma-separated files. */
@Component("xlsx")
class XlsxCutter implements RecordCutter {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final String ENCRYPTED = "EncryptedPackage";

  private final TableLimits limits;
  private final WorkbookLimits workbook;

  XlsxCutter() {
    this(TableLimits.USUAL, WorkbookLimits.USUAL);
  }

  XlsxCutter(TableLimits limits, WorkbookLimits workbook) {
    this.limits = limits;
    this.workbook = workbook;
  }

  @Override
  public Cut examine(DocumentBytes bytes, Feed feed) throws IOException {
    checkBegin(bytes);
    var book = WorkbookParts.find(bytes, limits.rowCharacters(), workbook);
    return TableCut.examine(bytes, (FileFeed) feed, limits, book);
  }

  private static void checkBegin(DocumentBytes bytes) throws IOException {
    try (var in = bytes.open()) {
      var begin = in.readNBytes(ZIP.length);
      if (Arrays.equals(begin, OLD)) {
        throw isEncrypted(in)
            ? ZipKind.WORKBOOK.encrypted(bytes.name())
            : WorkbookRefused.old(bytes.name());
      }
      if (!Arrays.equals(begin, ZIP)) {
        throw WorkbookRefused.noWorkbook(bytes.name());
      }
    }
  }

  /** An encrypted workbook lies in a container of the old form, in a stream of this name. */
  private static boolean isEncrypted(InputStream in) throws IOException {
    var name = ENCRYPTED.getBytes(StandardCharsets.UTF_16LE);
    var buffer = new byte[1 << 16];
    int held = 0;
    int read;
    while ((read = in.read(buffer, held, buffer.length - held)) > 0) {
      int length = held + read;
      if (contains(buffer, length, name)) {
        return true;
      }
      held = Math.min(length, name.length - 1);
      System.arraycopy(buffer, length - held, buffer, 0, held);
    }
    return false;
  }

  private static boolean contains(byte[] buffer, int length, byte[] name) {
    for (int i = 0; i + name.length <= length; i++) {
      if (Arrays.equals(buffer, i, i + name.length, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }
}
