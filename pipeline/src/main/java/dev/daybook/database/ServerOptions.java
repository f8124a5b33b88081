package dev.daybook.database;

/**
 * How an embedded server is started. A server that already runs keeps the options it began with.
 *
 * @param timeZone the server's own zone such as {@code +08:00}; sessions of ours pin UTC whatever
 *     it is
 * @param bufferPoolMegabytes memory for table pages
 * @param durable false only for tests: a power cut may lose the last second
 */
public record ServerOptions(String timeZone, int bufferPoolMegabytes, boolean durable) {
  public static ServerOptions standard() {
    return new ServerOptions("+00:00", 256, true);
  }
}
