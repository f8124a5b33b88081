package dev.daybook.operate;

import dev.daybook.landing.ExactJson;
import dev.daybook.landing.FileRefused;
import dev.daybook.mapping.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A saved answer in which the channel says no, by its own {@code answers}: it is neither an empty
 * page nor one of another shape.
 */
final class SavedRefusal {
  /** What a channel says no with is short; a page may be long, and is not read twice. */
  private static final long LONGEST = 64 * 1024;

  private static final int LONGEST_MESSAGE = 200;

  private SavedRefusal() {}

  /** The channel's code and words, when the file is one. */
  static Optional<FileRefused> find(Api.Answers answers, Path file) {
    if (!(json(file) instanceof Map<?, ?> answer)) {
      return Optional.empty();
    }
    var variables = Map.of("answer", answer, "headers", Map.of(), "status", 200L);
    var code = answers.code().text(variables);
    if (code.isEmpty() || !answers.success().text(variables).equals("false")) {
      return Optional.empty();
    }
    return Optional.of(
        new FileRefused(
            file.getFileName().toString(),
            "the channel's refusal: code '%s', %s"
                .formatted(code, cut(answers.message().text(variables).strip())),
            "an answer with records",
            "look the code up in the channel's error table, ask again and save the new answer"));
  }

  /** Null when it is not one JSON. */
  private static Object json(Path file) {
    try {
      return Files.size(file) > LONGEST ? null : ExactJson.parse(Files.readAllBytes(file));
    } catch (JacksonException none) {
      return null;
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), failed);
    }
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }
}
