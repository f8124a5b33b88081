package dev.daybook.operate;

import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the application is closing: every run in it must stop, whoever has started it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Closing implements BooleanSupplier, ApplicationListener<ContextClosedEvent> {
  private volatile boolean closing;

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closing = true;
  }

  @Override
  public boolean getAsBoolean() {
    return closing;
  }
}
