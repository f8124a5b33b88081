package dev.daybook.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import java.io.PrintWriter;
import java.math.BigDecimal;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Where a verb's answer goes. With {@code --json}: one document on standard output and people's
 * text on standard error; without: text on standard output.
 */
final class Screen {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addMixIn(Accounts.class, AccountsAsJson.class)
          .addModule(
              new SimpleModule()
                  // Money stays exact where a reader would make doubles of numbers.
                  .addSerializer(BigDecimal.class, ToStringSerializer.instance)
                  .addSerializer(ShopId.class, ToStringSerializer.instance)
                  .addSerializer(FeedId.class, ToStringSerializer.instance))
          .build();

  /** {@code balanced} is derived, so it is no component of the record; scripts want to read it. */
  private interface AccountsAsJson {
    @JsonProperty
    boolean balanced();
  }

  private final boolean json;
  private final PrintWriter out;
  private final PrintWriter err;

  Screen(boolean json, PrintWriter out, PrintWriter err) {
    this.json = json;
    this.out = out;
    this.err = err;
  }

  boolean json() {
    return json;
  }

  /** The verb's answer: the document, or its text for people. */
  void answer(Object document, String text) {
    out.println(json ? JSON.writeValueAsString(document) : text.stripTrailing());
    out.flush();
  }

  /** One JSON document a line, for streams of records. */
  void line(Object document) {
    out.println(
        JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document));
    out.flush();
  }

  /** Text for people; never mixes with a JSON document. */
  void say(String text) {
    var to = json ? err : out;
    to.println(text);
    to.flush();
  }

  /** What went wrong, always on standard error. */
  void complain(String text) {
    err.println(text);
    err.flush();
  }
}
