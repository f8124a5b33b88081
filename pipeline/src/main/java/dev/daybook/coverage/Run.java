package dev.daybook.coverage;

/** A started run, as others need to name it. */
public record Run(long id) {}
