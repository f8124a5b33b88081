package dev.daybook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.channel.SftpServer;
import dev.daybook.channel.SftpServer.AfterTaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's {@code sftp:} in {@code config.yaml}. */
class SftpReaderTest {
  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==";
  private static final String PRIVATE =
      "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n";

  @TempDir Path folder;

  private Config read(String sftp) throws IOException {
    Files.writeString(
        folder.resolve("config.yaml"),
        "shops:\n  - id: jd/a\n    go-live: 2026-11-01\n    sftp:\n" + sftp.indent(6));
    return ConfigReader.read(new Home(folder));
  }

  private SftpServer server(String sftp) throws IOException {
    return read(sftp).shops().get(0).sftp();
  }

  private String refusal(String sftp) {
    return catchThrowableOfType(ConfigRefused.class, () -> read(sftp)).getMessage();
  }

  private void file(String name, String text, String mode) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void theLeastIsHostUserPasswordAndHostKey() throws IOException {
    file("secrets.yaml", "jd-sftp: hunter2\n", "rw-------");

    var config =
        read(
            """
            host: files.example.com
            user: daybook
            password: ${jd-sftp}
            known-hosts: %s
            """
                .formatted(KEY));

    assertThat(config.shops().get(0).sftp())
        .isEqualTo(
            new SftpServer(
                "files.example.com",
                22,
                ".",
                "daybook",
                "hunter2",
                null,
                null,
                "files.example.com " + KEY + "\n",
                AfterTaking.STAYS));
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @Test
  void everyKeyIsRead() throws IOException {
    file("jd.key", PRIVATE, "rw-------");
    file("known_hosts", "# ours\n[files.example.com]:2222 " + KEY + " of 2026\n\n", "rw-r--r--");

    assertThat(
            server(
                """
                host: files.example.com
                port: 2222
                folder: /export/
                user: daybook
                password: hunter3
                private-key: jd.key
                passphrase: hunter4
                known-hosts: known_hosts
                taken: move
                move-to: /export/taken
                """))
        .isEqualTo(
            new SftpServer(
                "files.example.com",
                2222,
                "/export",
                "daybook",
                "hunter3",
                PRIVATE,
                "hunter4",
                "[files.example.com]:2222 " + KEY + " of 2026\n",
                AfterTaking.moves("/export/taken")));
  }

  @Test
  void aPrivateKeyMayStandInTheSecretsAndAHostKeyNeedsNoHost() throws IOException {
    file("secrets.yaml", "jd-key: |\n" + PRIVATE.indent(2), "rw-------");

    var server =
        server(
            """
            {host: h, port: 2222, user: u, private-key: "${jd-key}", known-hosts: %s, taken: delete}
            """
                .formatted(KEY));

    assertThat(server.privateKey()).isEqualTo(PRIVATE);
    assertThat(server.knownHosts()).isEqualTo("[h]:2222 " + KEY + "\n");
    assertThat(server.after()).isEqualTo(AfterTaking.GOES);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var file = folder.resolve("config.yaml");
    assertThat(
            refusal(
                    """
                    host: sftp://files.example.com
                    port: 70000
                    folder: /export/*.csv
                    passphrase: hunter2
                    known-hosts: files.example.com ssh-rsa not!base64
                    taken: moved
                    move-to: done
                    """)
                .lines())
        .containsExactly(
            file + ": sftp.user of jd/a: is missing; expected whom the server knows us as",
            file
                + ": sftp.host of jd/a: expected a host name or an address, without sftp:// and"
                + " port",
            file + ": sftp.port of jd/a: cannot read '70000' as a port from 1 to 65535",
            file
                + ": sftp.folder of jd/a: expected a folder such as /export, with / and without"
                + " \\ * ?",
            file
                + ": sftp.passphrase of jd/a: stands without 'private-key'; next: write both, or"
                + " neither",
            file
                + ": sftp.password of jd/a: expected 'password' or 'private-key', as ${NAME} of"
                + " secrets.yaml",
            file
                + ": sftp.move-to of jd/a: goes with 'taken: move' only; next: write that, or leave"
                + " move-to out",
            file + ": sftp.taken of jd/a: cannot read 'moved' as stay, move or delete",
            file
                + ": sftp.known-hosts of jd/a: expected lines such as 'sftp://files.example.com"
                + " ssh-ed25519 AAAA…'");
  }

  @Test
  void withoutAHostKeyThereIsNoServer() {
    assertThat(refusal("{host: h, port: 2222, user: u, password: p}"))
        .isEqualTo(
            folder.resolve("config.yaml")
                + ": sftp.known-hosts of jd/a: is missing; expected the server's host key: a file"
                + " in the form of known_hosts, or its line; next: ask the server's owner, or run"
                + " ssh-keyscan -p 2222 h and have the owner confirm the fingerprint");
  }

  @Test
  void movingNeedsAnotherFolder() {
    var known = "known-hosts: %s, taken: move".formatted(KEY);
    assertThat(refusal("{host: h, user: u, password: p, %s}".formatted(known)))
        .endsWith("is missing; expected a folder of the server beside 'taken: move'");
    assertThat(
            refusal(
                "{host: h, user: u, password: p, folder: in, %s, move-to: in/}".formatted(known)))
        .endsWith("sftp.move-to of jd/a: is the folder itself; expected another");
  }

  @Test
  void filesThatCannotBeUsedAreToldWithoutTheirContent() throws IOException {
    file("open.key", PRIVATE, "rw-r--r--");
    file("no.key", "hunter2", "rw-------");

    file("empty_hosts", "# none yet\n", "rw-r--r--");

    var hosts = "known-hosts: " + KEY;
    assertThat(refusal("{host: h, user: u, password: p, known-hosts: empty_hosts}"))
        .endsWith("the file holds no key; expected a line such as 'h ssh-ed25519 AAAA…'");
    assertThat(refusal("{host: h, user: u, private-key: open.key, %s}".formatted(hosts)))
        .endsWith(
            "sftp.private-key of jd/a: %1$s: others may read it; next: chmod 600 %1$s"
                .formatted(folder.resolve("open.key")));
    assertThat(refusal("{host: h, user: u, private-key: no.key, %s}".formatted(hosts)))
        .endsWith("the file holds no private key in PEM or OpenSSH form");
    assertThat(refusal("{host: h, user: u, private-key: hunter2, %s}".formatted(hosts)))
        .endsWith(
            "sftp.private-key of jd/a: the file it names cannot be read in %s".formatted(folder)
                + " (NoSuchFileException); next: correct its name or its owner")
        .doesNotContain("hunter2");
    assertThat(refusal("{host: h, user: u, password: hunter2, known-hosts: nowhere}"))
        .contains("sftp.known-hosts of jd/a: the file it names cannot be read")
        .doesNotContain("hunter2");
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlace() {
    assertThat(refusal("host: h\nknown_host: x\n"))
        .startsWith(
            folder.resolve("config.yaml") + ":6:19: 'shops[0].sftp.known_host' is unknown;");
  }
}
