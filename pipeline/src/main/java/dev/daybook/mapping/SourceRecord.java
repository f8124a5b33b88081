package dev.daybook.mapping;

import java.util.List;
import java.util.Map;

/**
 * One source order as expressions see it. JSON: {@code row} is the object; whole numbers are Long,
 * decimals are their source text (never a double), null stays null. Files: {@code row} is the first
 * row by header name, {@code rows} all rows of the order; every value is text.
 *
 * @param place where it stands in its document, for error messages
 */
public record SourceRecord(String place, Map<String, Object> row, List<Map<String, Object>> rows) {}
