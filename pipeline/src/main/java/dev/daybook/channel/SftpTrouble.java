package dev.daybook.channel;

import dev.daybook.canonical.ForOperator;

/** A server that cannot be used now: what was found, what was expected, and what to do. */
public final class SftpTrouble extends RuntimeException implements ForOperator {
  private final transient Part part;
  private final String found;

  /** What of the server is in trouble, with what is expected of it and what to do. */
  public enum Part {
    REACHABLE(
        "a server that answers",
        "check host and port in config.yaml, the network and its firewalls, and whether the server"
            + " runs; it is tried again with the next look"),
    HOST_KEY(
        "the host key that known-hosts of config.yaml holds",
        "ask the server's owner for the fingerprint of its key; only when it is this one, put the"
            + " key into known-hosts (ssh-keyscan shows its line)"),
    LOGIN(
        "a server that lets this user in",
        "correct user, password or private-key and passphrase in config.yaml, or have the server's"
            + " owner let this user in"),
    FOLDER(
        "a folder that this user may read",
        "correct sftp.folder in config.yaml, or have the server's owner let this user read it");

    private final String expected;
    private final String next;

    Part(String expected, String next) {
      this.expected = expected;
      this.next = next;
    }

    public String expected() {
      return expected;
    }

    public String next() {
      return next;
    }
  }

  SftpTrouble(SftpServer server, Part part, String found, Throwable cause) {
    super(
        "sftp %s: %s; expected %s; next: %s".formatted(server, found, part.expected(), part.next()),
        cause);
    this.part = part;
    this.found = found;
  }

  public Part part() {
    return part;
  }

  /** As one line, without what the message says of expectation and next step. */
  public String found() {
    return found;
  }
}
