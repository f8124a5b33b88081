package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which readings brought what the book holds. */
@Component
class Readings {
  private final BookMapper mapper;

  Readings(BookMapper mapper) {
    this.mapper = mapper;
  }

  /** By document; {@code known} are those that need not be asked for. */
  Map<Long, Reading> of(Collection<Long> documentIds, Map<Long, BookedDocument> known) {
    var readings = new HashMap<Long, Reading>();
    known.forEach((id, document) -> readings.put(id, document.reading()));
    var others =
        documentIds.stream()
            .filter(Objects::nonNull)
            .filter(id -> !readings.containsKey(id))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      mapper.documents(others).forEach(d -> readings.put(d.documentId(), d.reading()));
    }
    return readings;
  }
}
