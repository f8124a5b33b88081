package dev.daybook.museum;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Opens the museum with the first room, for all of them; it closes after the last test. */
final class Opening implements TestInstancePostProcessor {
  @Override
  public void postProcessTestInstance(Object room, ExtensionContext context) {
    ((Room) room).museum =
        context
            .getRoot()
            .getStore(Namespace.create(Museum.class))
            .computeIfAbsent(Museum.class, any -> new Museum(), Museum.class);
  }
}
