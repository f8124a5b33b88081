package dev.daybook.mapping;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong so far. */
final class Problems {
  private final List<MappingError> errors = new ArrayList<>();

  void add(MappingError error) {
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  int count() {
    return errors.size();
  }

  List<MappingError> errors() {
    return errors;
  }
}
