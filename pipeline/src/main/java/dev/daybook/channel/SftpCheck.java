package dev.daybook.channel;

import dev.daybook.channel.SftpServer.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Whether a server can be used as it is configured: reached, known by its key, entered, read.
 *
 * @param next what to do; empty when all is well
 */
public record SftpCheck(boolean well, String found, String expected, String next) {
  private static final String EXPECTED = "a server that is reached, known, and lets us read";

  public static SftpCheck of(SftpServer server) {
    return of(server, SftpLimits.USUAL);
  }

  static SftpCheck of(SftpServer server, SftpLimits limits) {
    try (var camel = new DefaultCamelContext();
        var connection = SftpConnection.open(server, limits, camel)) {
      int files = connection.list().size();
      if (server.after().taken() == Taken.MOVE) {
        connection.list(server.after().folder());
      }
      var found = "%s has %d files; host key %s".formatted(server, files, connection.hostKey());
      return new SftpCheck(true, found, EXPECTED, "");
    } catch (SftpTrouble trouble) {
      return new SftpCheck(
          false,
          "%s: %s".formatted(server, trouble.found()),
          trouble.part().expected(),
          trouble.part().next());
    } catch (IOException failed) {
      throw new UncheckedIOException("Camel did not close", failed);
    }
  }
}
