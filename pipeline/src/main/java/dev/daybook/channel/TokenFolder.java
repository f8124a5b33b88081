package dev.daybook.channel;

import java.nio.file.Path;

/** The folder that keeps the shops' renewed tokens, {@code <home>/tokens}. */
public record TokenFolder(Path root) {}
