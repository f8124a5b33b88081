package dev.daybook.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request.
 *
 * @param path without the query
 * @param query without the question mark; empty for none
 * @param headers names in lower case
 */
public record Ask(
    String method, String path, String query, Map<String, String> headers, byte[] body) {
  private static final int LONGEST_LINE = 16_384;
  private static final int LARGEST_BODY = 8 << 20;

  /** Reads the next request of a connection; null when the client has closed it. */
  static Ask read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null || first.isEmpty()) {
      return null;
    }
    String[] words = first.split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("expected a request line such as 'POST /api/router HTTP/1.1'");
    }
    Map<String, String> headers = headers(in);
    byte[] body =
        "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
            ? chunks(in)
            : exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    int mark = words[1].indexOf('?');
    return mark < 0
        ? new Ask(words[0], words[1], "", headers, body)
        : new Ask(
            words[0], words[1].substring(0, mark), words[1].substring(mark + 1), headers, body);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(exactly(in, size));
      line(in);
      if (body.size() > LARGEST_BODY) {
        throw new IOException("the body of a request is longer than " + LARGEST_BODY + " bytes");
      }
    }
    headers(in); // trailers
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    String line = line(in);
    return line == null ? 0 : Integer.parseInt(line.split(";")[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0 || length > LARGEST_BODY) {
      throw new IOException("the body of a request is longer than " + LARGEST_BODY + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the client closed the connection within its request");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line of a request is longer than " + LONGEST_LINE + " bytes");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public boolean json() {
    return headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).contains("json");
  }

  /** Empty when it was not sent. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }

  /** Parameters of the query. */
  public Map<String, String> asked() {
    return Parameters.ofForm(query);
  }

  boolean lastOfConnection() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }

  /** Tokens and signatures stay out of logs. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
