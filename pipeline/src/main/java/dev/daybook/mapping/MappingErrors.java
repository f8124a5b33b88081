package dev.daybook.mapping;

import dev.daybook.canonical.ForOperator;
import java.util.List;
import java.util.stream.Collectors;

/** Mapping files are wrong: all that is wrong in them, in the order of files and lines. */
public class MappingErrors extends RuntimeException implements ForOperator {
  private final List<MappingError> errors;

  public MappingErrors(List<MappingError> errors) {
    super(text(errors));
    this.errors = errors.stream().sorted().toList();
  }

  public List<MappingError> errors() {
    return errors;
  }

  private static String text(List<MappingError> errors) {
    return errors.stream()
        .sorted()
        .map(MappingError::toString)
        .collect(
            Collectors.joining(
                System.lineSeparator(),
                "%d error(s) in mapping files%n".formatted(errors.size()),
                ""));
  }
}
