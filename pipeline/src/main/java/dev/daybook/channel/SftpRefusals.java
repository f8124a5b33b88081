package dev.daybook.channel;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import dev.daybook.channel.SftpTrouble.Part;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a server was not entered, told by what its failure is made of. */
final class SftpRefusals {
  /** How the library words a login that failed; none of them is a type of its own. */
  private static final List<String> LOGIN =
      List.of("auth fail", "auth cancel", "userauth", "authentication", "privatekey", "passphrase");

  private SftpRefusals() {}

  static SftpTrouble of(SftpServer server, Throwable failure, Session session, StallWatch watch) {
    if (has(failure, JSchHostKeyException.class)) {
      return hostKey(server, failure, session);
    }
    if (chain(failure).anyMatch(SftpRefusals::isLogin)) {
      return new SftpTrouble(server, Part.LOGIN, "the server does not let this user in", failure);
    }
    return new SftpTrouble(server, Part.REACHABLE, unreachable(failure, watch), failure);
  }

  private static SftpTrouble hostKey(SftpServer server, Throwable failure, Session session) {
    var shown = HostKeys.shown(session.getHostKey());
    var found =
        has(failure, JSchChangedHostKeyException.class)
            ? "the server's host key has CHANGED: it shows %s, known-hosts holds another for %s"
            : "the server's host key is unknown: it shows %s, known-hosts holds none for %s";
    return new SftpTrouble(server, Part.HOST_KEY, found.formatted(shown, server.place()), failure);
  }

  private static String unreachable(Throwable failure, StallWatch watch) {
    if (has(failure, UnknownHostException.class)) {
      return "nobody knows this host name";
    }
    if (has(failure, ConnectException.class)) {
      return "nobody listens there, or the way is blocked";
    }
    if (has(failure, JSchAlgoNegoFailException.class)) {
      return "the server knows no way to encrypt that we take";
    }
    return watch.hasBrokenOff() || has(failure, InterruptedIOException.class) || timedOut(failure)
        ? "no answer in time"
        : "the connection broke before the login";
  }

  private static boolean timedOut(Throwable failure) {
    return chain(failure).anyMatch(cause -> text(cause).contains("timeout"));
  }

  private static boolean isLogin(Throwable cause) {
    return LOGIN.stream().anyMatch(text(cause)::contains);
  }

  private static String text(Throwable cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return chain(failure).anyMatch(kind::isInstance);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
