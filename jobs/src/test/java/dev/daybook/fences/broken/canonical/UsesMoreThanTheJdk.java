package dev.daybook.fences.broken.canonical;

import org.slf4j.Logger;

public class UsesMoreThanTheJdk {
  Logger log;
}
