package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What every Pinduoduo answer is wrapped in. */
final class Envelope {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_BYTES = 4_096;

  private Envelope() {}

  /** {@code {"<name>": {…, "request_id": "…"}}}. */
  static byte[] response(String name, String requestId, Consumer<JsonGenerator> fields) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeObjectPropertyStart(name);
      fields.accept(json);
      json.writeStringProperty("request_id", requestId);
      json.writeEndObject();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static Answer error(int code, String message, String requestId) {
    return Answer.json(
        response(
            "error_response",
            requestId,
            json -> {
              json.writeNumberProperty("error_code", code);
              json.writeStringProperty("error_msg", message);
              json.writeStringProperty("sub_code", Integer.toString(code));
              json.writeStringProperty("sub_msg", message);
            }));
  }

  /** A yuan number as the order lists give it: {@code 62.30}, and {@code 0} for nothing. */
  static void yuan(JsonGenerator json, String name, long fen) {
    if (fen == 0) {
      json.writeNumberProperty(name, 0);
    } else {
      json.writeNumberProperty(name, BigDecimal.valueOf(fen, 2));
    }
  }
}
