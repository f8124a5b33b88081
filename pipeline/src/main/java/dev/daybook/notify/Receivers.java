package dev.daybook.notify;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The configured receivers, by name, in the order of the configuration. */
@Component
class Receivers {
  private final Map<String, Receiver> byName;

  @Autowired
  Receivers(AlertSettings settings, Clock clock) {
    this(opened(settings, clock));
  }

  Receivers(Map<String, Receiver> byName) {
    this.byName = byName;
  }

  private static Map<String, Receiver> opened(AlertSettings settings, Clock clock) {
    var receivers = new LinkedHashMap<String, Receiver>();
    settings
        .receivers()
        .forEach(each -> receivers.put(each.name(), ReceiverKinds.of(each).open(each, clock)));
    return receivers;
  }

  Map<String, Receiver> all() {
    return byName;
  }
}
