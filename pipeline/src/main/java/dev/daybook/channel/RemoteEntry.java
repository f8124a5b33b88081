package dev.daybook.channel;

/**
 * A file as the server lists it.
 *
 * @param changed the second of its last change, by the server's clock
 */
record RemoteEntry(String name, long bytes, long changed, boolean link) {}
