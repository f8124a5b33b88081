package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import java.time.Instant;

/**
 * One answer page or one dropped file: a row of {@code document}.
 *
 * @param feedId the row of {@code feed}
 * @param windowId null for a file that covers no known time
 * @param name the file's name, or {@code page 3}
 * @param sha256 of the bytes as they came, in hex
 * @param bytes how many came, uncompressed
 * @param path of the compressed bytes, below the landing folder
 * @param records how many records it has; null until it was cut to its end
 * @param booked how many of them, from the first, have their outcome
 * @param state {@code LANDED} from the start
 */
public record Document(
    long id,
    FeedId feed,
    long feedId,
    Long windowId,
    int attempt,
    long runId,
    DocumentKind kind,
    String name,
    int pageNo,
    String sha256,
    long bytes,
    String path,
    Integer records,
    int booked,
    String state,
    Instant landedAt) {}
