package dev.daybook.landing;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook as XML, element after element. Nothing outside of it is ever looked up. */
final class WorkbookXml {
  private static final XMLInputFactory FACTORY = factory();

  private final String place;
  private final XMLStreamReader reader;

  private WorkbookXml(String place, XMLStreamReader reader) {
    this.place = place;
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  static WorkbookXml of(ZipParts.Part part, WorkbookLimits limits) throws IOException {
    var guarded = new XmlGuard(part.bytes(), part.place(), limits.xmlBytes());
    try {
      return new WorkbookXml(
          part.place(), FACTORY.createXMLStreamReader(guarded, StandardCharsets.UTF_8.name()));
    } catch (XMLStreamException broken) {
      throw broken(part.place(), broken);
    }
  }

  private interface Step<T> {
    T take() throws XMLStreamException;
  }

  private <T> T step(Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (XMLStreamException broken) {
      throw broken(place, broken);
    }
  }

  /** Without the cause: its message may quote a cell. */
  private static FileRefused broken(String place, XMLStreamException broken) throws IOException {
    if (broken.getNestedException() instanceof IOException failed
        && !(failed instanceof CharConversionException)) {
      throw failed;
    }
    var at = broken.getLocation();
    return ZipKind.WORKBOOK.damaged(
        place,
        at == null
            ? "XML that cannot be read"
            : "XML that cannot be read at line %d, column %d"
                .formatted(at.getLineNumber(), at.getColumnNumber()));
  }

  /** Goes on to the next element's begin or end; false after the last. */
  boolean nextTag() throws IOException {
    return step(
        () -> {
          while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                || event == XMLStreamConstants.END_ELEMENT) {
              return true;
            }
          }
          return false;
        });
  }

  boolean begins(String element) {
    return reader.isStartElement() && reader.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return reader.isEndElement() && reader.getLocalName().equals(element);
  }

  /** The attribute by its local name, whatever its namespace; empty text when it is not there. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /**
   * Adds the text up to the end of the element that has just begun. Of text in runs ({@code is},
   * {@code si}) that is what their {@code t} hold, without what tells how it is spoken.
   *
   * @param most no more characters than these are added
   * @return whether all were
   */
  boolean text(StringBuilder text, int most) throws IOException {
    return step(
        () -> {
          boolean runs = !begins("v");
          int depth = 1;
          int spoken = 0;
          boolean inRun = false;
          boolean whole = true;
          while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
              depth++;
              spoken += spoken > 0 || begins("rPh") ? 1 : 0;
              inRun = spoken == 0 && begins("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
              depth--;
              spoken -= spoken > 0 ? 1 : 0;
              inRun = false;
            } else if (reader.isCharacters() && (inRun || !runs)) {
              whole &= add(text, most);
            }
          }
          return whole;
        });
  }

  private boolean add(StringBuilder text, int most) {
    int fits = Math.min(reader.getTextLength(), most - text.length());
    text.append(reader.getTextCharacters(), reader.getTextStart(), Math.max(fits, 0));
    return fits == reader.getTextLength();
  }
}
