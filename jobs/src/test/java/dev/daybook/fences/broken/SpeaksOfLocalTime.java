package dev.daybook.fences.broken;

import java.time.LocalDateTime;

public class SpeaksOfLocalTime {
  public void since(LocalDateTime when) {}
}
