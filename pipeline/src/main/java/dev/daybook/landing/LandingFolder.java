package dev.daybook.landing;

import java.nio.file.Path;

/** The folder that keeps the bytes of every document, {@code <home>/landing}. */
public record LandingFolder(Path root) {}
