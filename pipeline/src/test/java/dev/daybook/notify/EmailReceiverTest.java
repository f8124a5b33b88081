package dev.daybook.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.daybook.coverage.TestClock;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailReceiverTest {
  private static final String NOW = "2026-11-12T04:00:00Z";
  private static final Letter LETTER =
      new Letter(
          "alert-7-1", "Daybook: [WARNING] 磁盘\r\nBcc: thief@example.com", "Daybook [WARNING] 磁盘\n");

  private final GreenMail server = new GreenMail(patient());

  private static ServerSetup patient() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(60_000);
    return setup;
  }

  @BeforeEach
  void start() {
    server.setUser("daybook@example.com", "daybook", "right");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Receiver email(int port, Map<String, String> more) {
    var values =
        new HashMap<>(
            Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "tls", "none",
                "from", "daybook@example.com",
                "to", "ops@example.com, boss@example.com"));
    values.putAll(more);
    return new EmailReceiver()
        .open(new ReceiverSettings("mail", "email", values), new TestClock(NOW));
  }

  private Receiver email(Map<String, String> more) {
    return email(server.getSmtp().getPort(), more);
  }

  @Test
  void oneMessageGoesToAllWithOurIdAndNoHeaderOfTheSubjects() throws Exception {
    var answer = email(Map.of("user", "daybook", "password", "right")).deliver(LETTER);

    assertThat(answer).isEqualTo(new Answer.Taken("taken for 2 of 2 addresses"));
    assertThat(server.getReceivedMessages()).hasSize(2);
    var message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Daybook: [WARNING] 磁盘 Bcc: thief@example.com");
    assertThat(message.getContent().toString().strip()).isEqualTo("Daybook [WARNING] 磁盘");
    assertThat(message.getContentType()).containsIgnoringCase("charset=utf-8");
    assertThat(message.getMessageID()).isEqualTo("<alert-7-1@daybook>");
    assertThat(message.getSentDate().toInstant()).isEqualTo(Instant.parse(NOW));
    assertThat(addresses(message)).containsExactly("ops@example.com", "boss@example.com");
    assertThat(message.getHeader("Bcc")).isNull();
  }

  private static List<String> addresses(MimeMessage message) throws Exception {
    return java.util.Arrays.stream(message.getRecipients(RecipientType.TO))
        .map(Object::toString)
        .toList();
  }

  @Test
  void aWrongPasswordNeedsAPersonAndIsNotTold() {
    var answer = email(Map.of("user", "daybook", "password", "hunter2")).deliver(LETTER);

    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(answer.told()).contains("AuthenticationFailedException").doesNotContain("hunter2");
  }

  @Test
  void aServerWithoutEncryptionIsNotToldAnythingUnlessTheConfigurationSaysSo() {
    var answer = email(Map.of("tls", "starttls")).deliver(LETTER);

    assertThat(answer).isInstanceOf(Answer.Later.class);
    assertThat(answer.told()).contains("STARTTLS is required");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsAskedLater() {
    int port = server.getSmtp().getPort();
    server.stop();

    assertThat(email(port, Map.of()).deliver(LETTER)).isInstanceOf(Answer.Later.class);
  }

  @Test
  void anAddressThatIsRefusedIsLeftOutAndNamed() throws Exception {
    try (var strict =
        new StrictServer(line -> line.contains("boss@") ? "550 no such user" : "250 ok")) {
      var answer = email(strict.port(), Map.of()).deliver(LETTER);

      assertThat(answer)
          .isEqualTo(new Answer.Taken("taken for 1 of 2 addresses, refused for boss@example.com"));
      assertThat(strict.taken).containsExactly("RCPT TO:<ops@example.com>");
    }
  }

  @Test
  void anAddressThatIsBusyMakesAllWait() throws Exception {
    try (var strict =
        new StrictServer(line -> line.contains("boss@") ? "450 mailbox busy" : "250 ok")) {
      var answer = email(strict.port(), Map.of()).deliver(LETTER);

      assertThat(answer).isInstanceOf(Answer.Later.class);
      assertThat(answer.told()).contains("450 mailbox busy");
      assertThat(strict.taken).isEmpty();
    }
  }

  @Test
  void aMessageThatIsRefusedNeedsAPerson() throws Exception {
    try (var strict =
        new StrictServer(line -> line.equals(".") ? "554 looks like spam" : "250 ok")) {
      var answer = email(strict.port(), Map.of()).deliver(LETTER);

      assertThat(answer).isInstanceOf(Answer.Refused.class);
      assertThat(answer.told()).contains("554 looks like spam");
    }
  }

  /** A server that answers recipients and the end of a message as it is told. */
  private static final class StrictServer implements AutoCloseable {
    final List<String> taken = new ArrayList<>();
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Function<String, String> replies;

    StrictServer(Function<String, String> replies) throws IOException {
      this.replies = replies;
      var thread = new Thread(this::accept);
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    private void accept() {
      while (!socket.isClosed()) {
        try (var client = socket.accept()) {
          var in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
          say(client, "220 strict");
          converse(client, in);
        } catch (IOException over) {
          // The client or the test has left.
        }
      }
    }

    private void converse(java.net.Socket client, BufferedReader in) throws IOException {
      var recipients = new ArrayList<String>();
      boolean data = false;
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (data && !line.equals(".")) {
          continue;
        }
        var reply = replies.apply(line);
        if (line.startsWith("RCPT") && reply.startsWith("250")) {
          recipients.add(line);
        } else if (line.equals(".")) {
          data = false;
          taken.addAll(reply.startsWith("250") ? recipients : List.of());
        } else if (line.startsWith("DATA")) {
          data = true;
          reply = "354 go on";
        } else if (line.startsWith("QUIT")) {
          say(client, "221 bye");
          return;
        }
        say(client, reply);
      }
    }

    private static void say(java.net.Socket client, String reply) throws IOException {
      client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
