package dev.daybook.book;

import dev.daybook.normalize.Normalization;
import java.util.List;

/**
 * Records that are booked in one transaction, in the order of their documents.
 *
 * @param actor who or what books them, such as {@code sync} or an operator's name; at most 64
 *     characters
 * @param address from where, such as a host's name; at most 64 characters
 * @param replay whether these records were booked before and are booked again under another
 *     mapping: equal times then count as newer, and neither accounts nor documents move
 */
public record Chunk(
    long runId, String actor, String address, List<Normalization> records, boolean replay) {
  private static final int LONGEST_NAME = 64;

  public Chunk {
    actor = shortened(actor);
    address = shortened(address);
    records = List.copyOf(records);
  }

  public Chunk(long runId, String actor, String address, List<Normalization> records) {
    this(runId, actor, address, records, false);
  }

  Chunk with(List<Normalization> part) {
    return new Chunk(runId, actor, address, part, replay);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
