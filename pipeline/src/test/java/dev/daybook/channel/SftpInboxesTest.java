package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.SftpServer.AfterTaking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Against a real SFTP server. */
class SftpInboxesTest {
  private static final ShopId SHOP = new ShopId("acme", "main");
  private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-11-20T16:00:00Z");
  private static final Duration AGE = Duration.ofSeconds(5);

  /** Between two looks it is asked once a second. */
  private static final int IN_THE_PAUSE = 4;

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Path remote;
  private Path inbox;
  private FileServer server;
  private Runnable betweenLooks = () -> {};
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicLong nanos = new AtomicLong();
  private SftpLimits limits =
      new SftpLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofHours(1), 0);

  @BeforeEach
  void start() throws IOException {
    remote = Files.createDirectories(folder.resolve("remote/export"));
    inbox = folder.resolve("inbox/acme/main");
    server = FileServer.start(folder.resolve("remote"));
  }

  @AfterEach
  void stop() throws IOException {
    released.countDown();
    server.close();
    camel.close();
  }

  /** Time that moves when a test moves it; in the pause between two looks something may happen. */
  private final class Pause implements Waiting {
    private Duration left = AGE;

    @Override
    public long nanoTime() {
      return nanos.get();
    }

    @Override
    public void pass(Duration duration) {
      left = left.minus(duration);
      assertThat(left).isGreaterThanOrEqualTo(Duration.ZERO);
      if (left.isZero()) {
        left = AGE;
        betweenLooks.run();
      }
    }
  }

  private SftpInboxes inboxes(SftpServer settings) {
    var beans = new StaticListableBeanFactory(Map.of("camel", camel));
    ObjectProvider<CamelContext> provider = beans.getBeanProvider(CamelContext.class);
    return new SftpInboxes(
        new SftpServers(folder.resolve("sftp"), Map.of(SHOP, settings)),
        new InboxFolder(folder.resolve("inbox")),
        provider,
        new SftpLook.Surroundings(
            new DropFolderSettings(Duration.ofSeconds(10), Duration.ofSeconds(2), AGE),
            limits,
            new Pause(),
            Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private SftpFetch look(SftpServer settings) {
    return inboxes(settings).fetch(SHOP, () -> true);
  }

  private SftpFetch look() {
    return look(server.settings());
  }

  private Path put(String name, String text) throws IOException {
    var file = Files.writeString(remote.resolve(name), text);
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String told(String rest) {
    return "sftp daybook@127.0.0.1:%d export: %s".formatted(server.port(), rest);
  }

  @Test
  void everyFileComesWholeAndOnceAndIsOldEnoughToBeTaken() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n".repeat(1_000_000));
    Files.createDirectories(remote.resolve("old"));

    assertThat(look()).isEqualTo(new SftpFetch(List.of("a.csv", "b.csv"), List.of(), true));

    assertThat(names(inbox)).containsExactly("a.csv", "b.csv");
    assertThat(inbox.resolve("a.csv")).hasContent("a\n");
    assertThat(inbox.resolve("b.csv")).hasSameBinaryContentAs(remote.resolve("b.csv"));
    assertThat(Files.getLastModifiedTime(inbox.resolve("a.csv")).toInstant()).isEqualTo(LONG_AGO);
    assertThat(names(remote)).containsExactly("a.csv", "b.csv", "old");

    Files.delete(inbox.resolve("a.csv"));
    betweenLooks = () -> assertThat(false).as("nothing is new").isTrue();
    assertThat(look()).isEqualTo(SftpFetch.NONE);
  }

  @Test
  void aFileOfThisSecondIsMadeOldEnough() throws IOException {
    Files.setLastModifiedTime(put("a.csv", "a\n"), FileTime.from(NOW));

    look();

    assertThat(Files.getLastModifiedTime(inbox.resolve("a.csv")).toInstant())
        .isEqualTo(NOW.minus(AGE));
  }

  @Test
  void aShopWithoutAServerBringsNothing() {
    assertThat(inboxes(server.settings()).fetch(new ShopId("acme", "other"), () -> true))
        .isEqualTo(SftpFetch.NONE);
  }

  @Test
  void anotherFileUnderTheSameNameIsTakenWhenTheFirstHasLeftTheInbox() throws IOException {
    put("a.csv", "a\n");
    look();
    put("a.csv", "corrected\n");

    assertThat(look().notes())
        .containsExactly(
            told(
                "a.csv waits: a file of this name still lies in the inbox; it is taken with the next look"));
    assertThat(inbox.resolve("a.csv")).hasContent("a\n");

    Files.delete(inbox.resolve("a.csv"));
    assertThat(look().files()).containsExactly("a.csv");
    assertThat(inbox.resolve("a.csv")).hasContent("corrected\n");
  }

  @Test
  void anotherServerBeginsAnewAndSoDoesAFileThatWasAwayMeanwhile() throws IOException {
    put("a.csv", "a\n");
    look();
    Files.delete(inbox.resolve("a.csv"));
    Files.move(remote.resolve("a.csv"), folder.resolve("a.csv"));
    look();
    Files.move(folder.resolve("a.csv"), remote.resolve("a.csv"));
    assertThat(look().files()).containsExactly("a.csv");

    Files.delete(inbox.resolve("a.csv"));
    var s = server.settings();
    var elsewhere =
        new SftpServer(
            s.host(),
            s.port(),
            "/export",
            s.user(),
            s.password(),
            null,
            null,
            s.knownHosts(),
            s.after());
    assertThat(look(elsewhere).files()).containsExactly("a.csv");
  }

  private SftpServer byKey(String key, String passphrase) {
    return new SftpServer(
        "127.0.0.1",
        server.port(),
        "export",
        FileServer.USER,
        null,
        key,
        passphrase,
        server.hostKeyLine(),
        AfterTaking.STAYS);
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded()));
  }

  private static String openSsh(KeyPair key, String passphrase)
      throws IOException, GeneralSecurityException {
    var options = new OpenSSHKeyEncryptionContext();
    options.setPassword(passphrase);
    options.setCipherType("256");
    var text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "daybook", options, text);
    return text.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void aPrivateKeyLetsUsIn() throws IOException {
    var key = FileServer.key("RSA", 2048);
    server.letIn(key.getPublic());
    put("a.csv", "a\n");

    assertThat(look(byKey(pem(key), null)).files()).containsExactly("a.csv");
    assertThat(server.passwords()).isZero();
  }

  @Test
  void aPrivateKeyWithAPassphraseLetsUsInAndAWrongOneDoesNot() throws Exception {
    var key = FileServer.key("EC", 256);
    server.letIn(key.getPublic());
    put("a.csv", "a\n");
    var text = openSsh(key, "open sesame");

    var refused = look(byKey(text, "open barley"));
    assertThat(refused.entered()).isFalse();
    assertThat(refused.notes())
        .singleElement()
        .asString()
        .startsWith(told("the server does not let this user in; expected"))
        .doesNotContain("barley");
    assertThat(look(byKey(text, "open sesame")).files()).containsExactly("a.csv");
  }

  @Test
  void anotherPrivateKeyDoesNot() {
    server.letIn(FileServer.key("EC", 256).getPublic());

    assertThat(look(byKey(pem(FileServer.key("EC", 256)), null)).notes())
        .singleElement()
        .asString()
        .startsWith(told("the server does not let this user in; expected"));
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() {
    var s = server.settings();
    var wrong =
        new SftpServer(
            s.host(),
            s.port(),
            "export",
            s.user(),
            "hunter3",
            null,
            null,
            s.knownHosts(),
            s.after());

    var fetch = look(wrong);

    assertThat(fetch)
        .isEqualTo(
            new SftpFetch(
                List.of(),
                List.of(
                    told(
                        "the server does not let this user in; expected a server that lets this"
                            + " user in; next: correct user, password or private-key and"
                            + " passphrase in config.yaml, or have the server's owner let this user"
                            + " in")),
                false));
    assertThat(fetch.toString() + wrong).doesNotContain("hunter");
  }

  @Test
  void anUnknownHostKeyIsRefusedBeforeAPasswordIsOffered() throws IOException {
    put("a.csv", "a\n");
    var s = server.settings();
    var unknown =
        new SftpServer(
            s.host(),
            s.port(),
            "export",
            s.user(),
            s.password(),
            null,
            null,
            s.knownHosts().replace("127.0.0.1", "127.0.0.2"),
            s.after());

    assertThat(look(unknown).notes())
        .singleElement()
        .asString()
        .startsWith(told("the server's host key is unknown: it shows ecdsa-sha2-nistp256 SHA256:"))
        .contains(", known-hosts holds none for [127.0.0.1]:%d; expected".formatted(server.port()));
    assertThat(look(unknown).notes()).as("nor at the second try").hasSize(1);
    assertThat(server.passwords()).isZero();
    assertThat(inbox).doesNotExist();
  }

  @Test
  void aChangedHostKeyIsRefused() throws IOException {
    put("a.csv", "a\n");
    var known = server.settings();
    server.changeHostKey();

    assertThat(look(known).notes())
        .singleElement()
        .asString()
        .startsWith(told("the server's host key has CHANGED: it shows ecdsa-sha2-nistp256 SHA256:"))
        .contains("only when it is this one, put the key into known-hosts");
    assertThat(server.passwords()).isZero();
    assertThat(look().files()).containsExactly("a.csv");
  }

  @Test
  void aDeadServerIsToldAndIsWellAgainAfterwards() throws IOException {
    put("a.csv", "a\n");
    var settings = server.settings();
    var dead = told("nobody listens there, or the way is blocked; expected a server that answers;");
    server.stop();

    assertThat(look(settings).notes()).singleElement().asString().startsWith(dead);

    server.restart();
    assertThat(look(settings).files()).containsExactly("a.csv");
  }

  @Test
  void aConnectionThatBreaksInTheMiddleOfAFileLosesAndDoublesNothing() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n".repeat(1_000_000));
    put("c.csv", "c\n");
    server.whenReading(
        (session, name, offset) -> {
          if (name.equals("b.csv") && offset > 500_000) {
            session.close(true);
          }
        });

    var fetch = look();

    assertThat(fetch.files()).containsExactly("a.csv", "c.csv");
    assertThat(fetch.notes())
        .singleElement()
        .asString()
        .matches(
            "sftp .*: b\\.csv came only in part \\(\\d+ of 2000000 bytes\\): the connection broke or"
                + " stood still; nothing of it was kept; it is taken with the next look");
    assertThat(names(inbox)).containsExactly("a.csv", "c.csv");

    server.whenReading((session, name, offset) -> {});
    assertThat(look()).isEqualTo(new SftpFetch(List.of("b.csv"), List.of(), true));
    assertThat(inbox.resolve("b.csv")).hasSameBinaryContentAs(remote.resolve("b.csv"));
  }

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aServerThatStandsStillIsLeftAndTheOtherFilesAreTaken() throws IOException {
    put("a.csv", "a\n".repeat(100_000));
    put("b.csv", "b\n");
    server.whenReading(
        (session, name, offset) -> {
          if (name.equals("a.csv") && offset > 50_000) {
            awaitQuietly(released);
          }
        });
    limits = new SftpLimits(limits.connect(), Duration.ofSeconds(6), limits.look(), 0);

    var fetch = look();

    assertThat(fetch.files()).containsExactly("b.csv");
    assertThat(fetch.notes()).singleElement().asString().contains("a.csv came only in part (");
    assertThat(names(inbox)).containsExactly("b.csv");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void hostileNamesNeverLeaveTheInboxAndKeepNoOtherBack() throws IOException {
    for (int i = 0; i < 10; i++) {
      put("x%d.csv".formatted(i), "evil\n");
    }
    put("good.csv", "good\n");
    var evil =
        Map.of(
            "x0.csv", "../../escaped.csv",
            "x1.csv", folder.resolve("absolute.csv").toString(),
            "x2.csv", "..\\escaped.csv",
            "x3.csv", "a\nb.csv",
            "x4.csv", "CON.csv",
            "x5.csv", "l".repeat(300),
            "x6.csv", "done",
            "x7.csv", "all*.csv",
            "x8.csv", "c:stream.csv",
            "x9.csv", "rtl\u202Evsc.exe");
    server.showing(name -> evil.getOrDefault(name, name));

    var fetch = look();

    assertThat(fetch.files()).containsExactly("good.csv");
    assertThat(fetch.notes())
        .hasSize(10)
        .allMatch(note -> note.contains("expected a plain file name; next: have it renamed"))
        .noneMatch(note -> note.chars().anyMatch(Character::isISOControl))
        .anyMatch(note -> note.contains(" ../../escaped.csv found a name with one of / \\ "))
        .anyMatch(note -> note.contains(" a?b.csv found a name with characters"))
        .anyMatch(note -> note.contains(" CON.csv found the name of a device"))
        .anyMatch(note -> note.contains("l… found a name of more than 200 bytes"));
    assertThat(names(inbox)).containsExactly("good.csv");
    try (var everything = Files.walk(folder)) {
      assertThat(everything.map(Path::toString))
          .noneMatch(path -> path.contains("escaped") || path.contains("absolute"));
    }
  }

  @Test
  void aFileOfAnotherServerIsNotReadThroughALink() throws IOException {
    Files.createSymbolicLink(remote.resolve("link.csv"), put("a.csv", "a\n"));

    var fetch = look();

    assertThat(fetch.files()).containsExactly("a.csv");
    assertThat(fetch.notes())
        .containsExactly(told("link.csv is a link; next: have the file itself put there"));
  }

  @Test
  void aFileThatIsBeingWrittenWaitsUntilItIsComplete() throws IOException {
    var growing = put("growing.csv", "1\n");
    put("part.csv.part", "1\n");
    put("temporary.csv.TMP", "1\n");
    put(".hidden.csv", "1\n");
    put("empty.csv", "");
    put("whole.csv", "1\n");
    betweenLooks =
        () -> {
          append(growing, "2\n");
          append(remote.resolve("young.csv"), "1\n");
        };

    var fetch = look();

    assertThat(fetch.files()).containsExactly("whole.csv");
    assertThat(fetch.notes())
        .containsExactly(
            told("empty.csv is empty; it is taken when it has bytes"),
            told(
                "growing.csv is still being written on the server; it is taken with the next look"),
            told("young.csv is still being written on the server; it is taken with the next look"));
    betweenLooks = () -> {};
    assertThat(look().files()).containsExactly("growing.csv", "young.csv");
    assertThat(inbox.resolve("growing.csv")).hasContent("1\n2\n");
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNotTaken() throws IOException {
    put("longer.csv", "1\n");
    put("replaced.csv", "1\n");
    server.whenOpening(
        (session, name, offset) -> {
          if (name.equals("longer.csv")) {
            append(remote.resolve(name), "2\n");
          } else {
            Files.writeString(remote.resolve(name), "2\n");
          }
        });

    var fetch = look();

    assertThat(fetch)
        .isEqualTo(
            new SftpFetch(
                List.of(),
                List.of(
                    told("longer.csv changed while it was read; it is taken with the next look"),
                    told("replaced.csv changed while it was read; it is taken with the next look")),
                true));
    assertThat(names(inbox)).isEmpty();
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void oneOfThreeThatCannotBeReadKeepsTheOthersNotBack() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n");
    put("c.csv", "c\n");
    server.whenOpening(
        (session, name, offset) -> {
          if (name.equals("b.csv")) {
            throw new AccessDeniedException(name);
          }
        });

    var fetch = look();

    assertThat(fetch.files()).containsExactly("a.csv", "c.csv");
    assertThat(fetch.notes())
        .containsExactly(
            told(
                "b.csv cannot be read: the server does not permit it; next: tell the server's owner"));
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws IOException {
    Files.delete(remote);

    var fetch = look();

    assertThat(fetch.entered()).isFalse();
    assertThat(fetch.notes())
        .singleElement()
        .asString()
        .startsWith(told("export: the server has no such file or folder; expected a folder that"));
  }

  @Test
  void aTakenFileIsDeletedWhereTheConfigurationSaysSo() throws IOException {
    put("a.csv", "a\n");

    assertThat(look(server.settings(AfterTaking.GOES)).files()).containsExactly("a.csv");

    assertThat(names(remote)).isEmpty();
    assertThat(inbox.resolve("a.csv")).hasContent("a\n");
  }

  @Test
  void aTakenFileMovesAndNeverOverAnother() throws IOException {
    var done = Files.createDirectories(folder.resolve("remote/done"));
    Files.writeString(done.resolve("a.csv"), "older\n");
    put("a.csv", "a\n");

    assertThat(look(server.settings(AfterTaking.moves("done"))))
        .isEqualTo(new SftpFetch(List.of("a.csv"), List.of(), true));

    assertThat(names(remote)).isEmpty();
    assertThat(done.resolve("a.csv")).hasContent("older\n");
    assertThat(done.resolve("a.csv.2")).hasContent("a\n");
  }

  @Test
  void aFileThatCannotBeMovedIsToldTakenOnceAndMovedLater() throws IOException {
    put("a.csv", "a\n");
    var settings = server.settings(AfterTaking.moves("done"));
    var note =
        told(
            "a.csv was taken, but cannot be moved to done: done: the server has no such file or"
                + " folder; next: let the user write there, or have it stay");

    assertThat(look(settings)).isEqualTo(new SftpFetch(List.of("a.csv"), List.of(note), true));
    Files.delete(inbox.resolve("a.csv"));
    assertThat(look(settings)).isEqualTo(new SftpFetch(List.of(), List.of(note), true));

    Files.createDirectories(folder.resolve("remote/done"));
    assertThat(look(settings)).isEqualTo(SftpFetch.NONE);
    assertThat(names(folder.resolve("remote/done"))).containsExactly("a.csv");
    assertThat(names(inbox)).isEmpty();
  }

  @Test
  void aFullDiskTakesNothingTellsItAndLosesNothing() throws IOException {
    put("a.csv", "a\n");
    limits = new SftpLimits(limits.connect(), limits.stall(), limits.look(), Long.MAX_VALUE);

    var fetch = look(server.settings(AfterTaking.GOES));

    assertThat(fetch.files()).isEmpty();
    assertThat(fetch.notes())
        .singleElement()
        .asString()
        .startsWith(told("a.csv has 2 bytes, but the inbox's disk has only "))
        .endsWith(" free; next: make room; it is taken with the next look");
    assertThat(names(inbox)).isEmpty();
    assertThat(names(remote)).containsExactly("a.csv");
  }

  @Test
  void anInboxThatCannotBeWrittenEndsTheLook() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n");
    Files.createDirectories(inbox.getParent());
    Files.writeString(inbox, "no folder");

    var fetch = look(server.settings(AfterTaking.GOES));

    assertThat(fetch.files()).isEmpty();
    assertThat(fetch.notes())
        .singleElement()
        .asString()
        .startsWith("the inbox cannot be written: ");
    assertThat(names(remote)).containsExactly("a.csv", "b.csv");
  }

  /** Stops after so many questions. */
  private static Iterator<Boolean> after(int questions) {
    return Stream.iterate(0, asked -> asked + 1).map(asked -> asked < questions).iterator();
  }

  /** The thread that watches over a slow answer is told to go on waiting. */
  private static BooleanSupplier byThisThread(Iterator<Boolean> answers) {
    var asking = Thread.currentThread();
    return () -> Thread.currentThread() != asking || answers.next();
  }

  @Test
  void aLookThatIsStoppedLeavesTheRestForTheNext() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n");
    var asked = after(IN_THE_PAUSE + 1);

    var fetch = inboxes(server.settings()).fetch(SHOP, byThisThread(asked));

    assertThat(fetch)
        .isEqualTo(
            new SftpFetch(
                List.of("a.csv"),
                List.of(told("stopped; the rest is taken with the next look")),
                true));
    assertThat(look().files()).containsExactly("b.csv");
  }

  @Test
  void aLookThatTakesTooLongLeavesTheRestForTheNext() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n");
    server.whenOpening(
        (session, name, offset) -> nanos.addAndGet(limits.look().plusMillis(100).toNanos()));
    limits = new SftpLimits(limits.connect(), limits.stall(), Duration.ofMillis(500), 0);

    var fetch = look();

    assertThat(fetch)
        .isEqualTo(
            new SftpFetch(
                List.of("a.csv"),
                List.of(
                    told("the look took more than PT0.5S; the rest is taken with the next look")),
                true));
  }

  @Test
  void aFileThatIsStoppedInTheMiddleLeavesNothing() throws IOException {
    put("a.csv", "a\n".repeat(1_000_000));
    server.whenReading((session, name, offset) -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()));
    var asked = after(IN_THE_PAUSE + 1);

    var fetch = inboxes(server.settings()).fetch(SHOP, byThisThread(asked));

    assertThat(fetch.files()).isEmpty();
    assertThat(fetch.notes())
        .containsExactly(told("stopped; the rest is taken with the next look"));
    assertThat(names(inbox)).isEmpty();
  }

  @Test
  void whoeverAsksMayBreakOffAndNothingIsLeftBehind() throws IOException {
    put("a.csv", "a\n");
    var inboxes = inboxes(server.settings());

    assertThatThrownBy(
            () ->
                inboxes.fetch(
                    SHOP,
                    () -> {
                      throw new IllegalStateException("the run was lost");
                    }))
        .hasMessage("the run was lost");

    assertThat(look().files()).containsExactly("a.csv");
  }

  @Test
  void theCheckTellsWhatIsWellAndWhatToChange() throws IOException {
    put("a.csv", "a\n");
    put("b.csv", "b\n");

    var well = SftpCheck.of(server.settings());
    assertThat(well.well()).isTrue();
    assertThat(well.found())
        .startsWith(
            "daybook@127.0.0.1:%d export has 2 files; host key ecdsa".formatted(server.port()));

    var noFolder = SftpCheck.of(server.settings(AfterTaking.moves("done")));
    assertThat(noFolder.well()).isFalse();
    assertThat(noFolder.found()).endsWith("done: the server has no such file or folder");
    assertThat(noFolder.next()).startsWith("correct sftp.folder in config.yaml");

    var settings = server.settings();
    server.changeHostKey();
    assertThat(SftpCheck.of(settings).next()).startsWith("ask the server's owner");
    server.stop();
    assertThat(SftpCheck.of(settings).next()).startsWith("check host and port in config.yaml");
  }
}
