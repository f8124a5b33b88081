package dev.daybook.fences.broken;

import java.time.ZoneId;

public class AsksForTheZone {
  ZoneId zone = ZoneId.systemDefault();
}
