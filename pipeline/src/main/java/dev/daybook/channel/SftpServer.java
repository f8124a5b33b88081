package dev.daybook.channel;

/**
 * Where a shop's files lie on an SFTP server, and how it lets us in.
 *
 * @param folder as the server names it; a relative one begins where the login does
 * @param password null for none
 * @param privateKey the key itself, as its file has it; null for none
 * @param passphrase of the private key; null for none
 * @param knownHosts the server's host key as lines of {@code known_hosts}: no other is accepted
 */
public record SftpServer(
    String host,
    int port,
    String folder,
    String user,
    String password,
    String privateKey,
    String passphrase,
    String knownHosts,
    AfterTaking after) {

  /** What happens on the server with a file that was taken. */
  public enum Taken {
    STAY,
    MOVE,
    DELETE
  }

  /**
   * @param folder where it moves to, as {@link SftpServer#folder()}; null for the others
   */
  public record AfterTaking(Taken taken, String folder) {
    public static final AfterTaking STAYS = new AfterTaking(Taken.STAY, null);
    public static final AfterTaking GOES = new AfterTaking(Taken.DELETE, null);

    public static AfterTaking moves(String folder) {
      return new AfterTaking(Taken.MOVE, folder);
    }
  }

  /** The way to a file of the folder. */
  String path(String name) {
    return folder + "/" + name;
  }

  /** As {@code known_hosts} names it. */
  public String place() {
    return port == 22 ? host : "[%s]:%d".formatted(host, port);
  }

  /** Shows neither password nor key. */
  @Override
  public String toString() {
    return "%s@%s:%d %s".formatted(user, host, port, folder);
  }
}
