package dev.daybook.batch;

import dev.daybook.canonical.ForOperator;
import dev.daybook.landing.Document;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.stereotype.Component;

/** Which documents this job could not read to their end, with the reason in words. */
@Component
@JobScope
class Damages {
  private static final Logger LOG = LoggerFactory.getLogger(Damages.class);

  private final Map<Long, String> byDocument = new ConcurrentHashMap<>();

  void found(Document document, RuntimeException failure) {
    var name = "document %d (%s)".formatted(document.id(), document.name());
    LOG.error("{} is not read further", name, failure);
    byDocument.put(document.id(), name + ": " + inWords(failure));
  }

  /** What was not written for an operator may hold what a cell says: only its kind is told. */
  private static String inWords(RuntimeException failure) {
    return failure instanceof ForOperator || failure instanceof UncheckedIOException
        ? failure.getMessage()
        : "its records cannot be cut (%s); next: read the log"
            .formatted(failure.getClass().getSimpleName());
  }

  List<String> of(List<Document> documents) {
    return documents.stream()
        .map(document -> byDocument.get(document.id()))
        .filter(Objects::nonNull)
        .toList();
  }
}
