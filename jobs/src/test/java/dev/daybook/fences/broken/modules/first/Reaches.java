package dev.daybook.fences.broken.modules.first;

import dev.daybook.fences.broken.modules.second.Reached;

public class Reaches {
  Reached reached;
}
