package dev.daybook.home;

import dev.daybook.channel.SftpServer;
import dev.daybook.channel.SftpServer.AfterTaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what {@code config.yaml} says of a shop's SFTP server, all its mistakes at once. */
final class SftpReader {
  private static final int SSH = 22;

  /** Type and key, behind the hosts that a line of {@code known_hosts} begins with. */
  private static final Pattern HOST_KEY =
      Pattern.compile("(?:(@\\S+ +)?(\\S+) +)?((?:ssh-|ecdsa-|sk-)\\S+) +([A-Za-z0-9+/=]+)( .*)?");

  private final Path home;
  private final List<String> problems;
  private final String shop;
  private final int before;

  private SftpReader(Path home, List<String> problems, String shop) {
    this.home = home;
    this.problems = problems;
    this.shop = shop;
    this.before = problems.size();
  }

  /** As it stands in the file. */
  record Written(
      String host,
      String port,
      String folder,
      String user,
      String password,
      String privateKey,
      String passphrase,
      String knownHosts,
      String taken,
      String moveTo) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "sftp %s@%s".formatted(user, host);
    }
  }

  /**
   * @param home where the files that it names lie, unless they are named from the root
   * @param problems takes every mistake, with place and next step
   */
  static Optional<SftpServer> read(Path home, List<String> problems, String shop, Written sftp) {
    return sftp == null ? Optional.empty() : new SftpReader(home, problems, shop).server(sftp);
  }

  private Optional<SftpServer> server(Written sftp) {
    required("host", sftp.host, "the server's name such as files.example.com");
    required("user", sftp.user, "whom the server knows us as");
    if (sftp.host != null && !sftp.host.matches("[A-Za-z0-9._:-]+")) {
      problem("host", "expected a host name or an address, without sftp:// and port");
    }
    int port = port(sftp.port);
    var folder = folder("folder", sftp.folder == null ? "." : sftp.folder);
    var key = privateKey(sftp);
    if (sftp.password == null && sftp.privateKey == null) {
      problem("password", "expected 'password' or 'private-key', as ${NAME} of secrets.yaml");
    }
    var after = after(sftp, folder);
    var knownHosts = knownHosts(sftp, port);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new SftpServer(
                sftp.host,
                port,
                folder,
                sftp.user,
                sftp.password,
                key,
                sftp.passphrase,
                knownHosts,
                after));
  }

  private void problem(String key, String text, Object... parts) {
    problems.add("sftp.%s of %s: %s".formatted(key, shop, text.formatted(parts)));
  }

  private void required(String key, String value, String expected) {
    if (value == null || value.isBlank()) {
      problem(key, "is missing; expected %s", expected);
    }
  }

  private int port(String text) {
    if (text == null) {
      return SSH;
    }
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65536) {
      return Integer.parseInt(text);
    }
    problem("port", "cannot read '%s' as a port from 1 to 65535", text);
    return SSH;
  }

  private String folder(String key, String text) {
    if (text.isBlank()
        || text.chars().anyMatch(c -> "*?\\".indexOf(c) >= 0 || Character.isISOControl(c))) {
      problem(key, "expected a folder such as /export, with / and without \\ * ?");
    }
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private AfterTaking after(Written sftp, String folder) {
    var taken = sftp.taken == null ? "stay" : sftp.taken;
    if (!taken.equals("move") && sftp.moveTo != null) {
      problem("move-to", "goes with 'taken: move' only; next: write that, or leave move-to out");
    }
    switch (taken) {
      case "stay":
        return AfterTaking.STAYS;
      case "delete":
        return AfterTaking.GOES;
      case "move":
        return AfterTaking.moves(moveTo(sftp.moveTo, folder));
      default:
        problem("taken", "cannot read '%s' as stay, move or delete", taken);
        return AfterTaking.STAYS;
    }
  }

  private String moveTo(String text, String folder) {
    if (text == null) {
      problem("move-to", "is missing; expected a folder of the server beside 'taken: move'");
      return folder;
    }
    var to = folder("move-to", text);
    if (to.equals(folder)) {
      problem("move-to", "is the folder itself; expected another");
    }
    return to;
  }

  private String privateKey(Written sftp) {
    if (sftp.privateKey == null) {
      if (sftp.passphrase != null) {
        problem("passphrase", "stands without 'private-key'; next: write both, or neither");
      }
      return null;
    }
    if (sftp.privateKey.strip().startsWith("-----BEGIN")) {
      return sftp.privateKey.strip() + "\n";
    }
    if (sftp.privateKey.contains("\n")) {
      // Not quoted: it may be a key that lost its first line.
      problem("private-key", "expected a file, or a key from -----BEGIN to its end");
      return null;
    }
    var key = fileOf("private-key", sftp.privateKey).orElse(null);
    if (key != null && !key.strip().startsWith("-----BEGIN")) {
      problem("private-key", "the file holds no private key in PEM or OpenSSH form");
    }
    return key;
  }

  private String knownHosts(Written sftp, int port) {
    if (sftp.knownHosts == null || sftp.knownHosts.isBlank()) {
      problem(
          "known-hosts",
          "is missing; expected the server's host key: a file in the form of known_hosts, or its"
              + " line; next: ask the server's owner, or run ssh-keyscan -p %d %s and have the owner"
              + " confirm the fingerprint",
          port,
          sftp.host);
      return null;
    }
    var given = sftp.knownHosts.strip();
    var text = given.contains(" ") ? given : fileOf("known-hosts", given).orElse(null);
    if (text == null) {
      return null;
    }
    var place = port == SSH ? sftp.host : "[%s]:%d".formatted(sftp.host, port);
    var lines =
        text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    var keys = lines.map(line -> hostKey(place, line) + "\n").collect(Collectors.joining());
    if (keys.isEmpty()) {
      problem(
          "known-hosts",
          "the file holds no key; expected a line such as '%s ssh-ed25519 AAAA…'",
          place);
    }
    return keys;
  }

  /** A line without its host is of this one. */
  private String hostKey(String place, String line) {
    var parts = HOST_KEY.matcher(line);
    if (!parts.matches() || !isBase64(parts.group(4))) {
      problem("known-hosts", "expected lines such as '%s ssh-ed25519 AAAA…'", place);
      return "";
    }
    return parts.group(2) == null ? place + " " + line : line;
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException damaged) {
      return false;
    }
  }

  private Optional<String> fileOf(String key, String name) {
    try {
      var file = home.resolve(name);
      if (key.equals("private-key") && !ConfigReader.isOwnerOnly(file)) {
        problem(key, "%s: others may read it; next: chmod 600 %s", file, file);
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (IOException | InvalidPathException e) {
      // The name is left out: it may be a secret at the wrong place.
      problem(
          key,
          "the file it names cannot be read in %s (%s); next: correct its name or its owner",
          home,
          e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
