package dev.daybook.simulator;

import java.util.Map;

/** Gives a request to the platform whose path it asks for, or to those who drive the simulator. */
final class Router {
  private final Map<Platform, Gateway<?>> gateways;
  private final Admin admin;

  Router(Map<Platform, Gateway<?>> gateways, Admin admin) {
    this.gateways = gateways;
    this.admin = admin;
  }

  Answer answer(Ask ask) {
    for (Map.Entry<Platform, Gateway<?>> entry : gateways.entrySet()) {
      if (entry.getKey().takes(ask.path())) {
        return entry.getValue().answer(ask);
      }
    }
    return ask.path().startsWith("/admin/")
        ? admin.answer(ask)
        : Answer.json(404, "{\"message\":\"no platform has this path\"}");
  }
}
