package dev.daybook.notify;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Kind {@code email}: plain text by SMTP, encrypted unless the configuration says otherwise. One
 * message to all addresses: either all that the server knows get it, or none; those that it refuses
 * for good are left out and named in the answer.
 *
 * <p>Replies 4xx are for later; 5xx, a refused login among them, need a person.
 */
public final class EmailReceiver implements ReceiverKind {
  private static final String ADDRESS = "[^\\s@,<>\"]+@[^\\s@,<>\"]+";
  private static final String MOST_WAIT_MILLIS = "10000";

  /** More is read by nobody. */
  private static final int LONGEST_BYTES = 100_000;

  @Override
  public String name() {
    return "email";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required("host", "the server's name, without port", "[A-Za-z0-9.:-]+"),
        Setting.optional("port", "a port such as 587", "[1-9]\\d{0,4}"),
        Setting.optional(
            "tls",
            "starttls (the usual one, port 587), implicit (port 465) or none",
            "starttls|implicit|none"),
        Setting.optional("user", "whom the server knows us as", ".+"),
        Setting.optional("password", "as ${NAME} of secrets.yaml", ".+"),
        Setting.required("from", "an address such as daybook@example.com", ADDRESS),
        Setting.required(
            "to",
            "addresses with commas between them, such as a@example.com, b@example.com",
            ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*"));
  }

  @Override
  public Receiver open(ReceiverSettings settings, Clock clock) {
    var to = Stream.of(settings.get("to", "").split(",")).map(String::strip).toList();
    return new Opened(settings, to, session(settings), clock);
  }

  /** Without these times a server that does not answer would be waited for without end. */
  private static Session session(ReceiverSettings settings) {
    var tls = settings.get("tls", "starttls");
    var protocol = tls.equals("implicit") ? "smtps" : "smtp";
    var mail = new Properties();
    mail.put("mail.transport.protocol", protocol);
    var prefix = "mail." + protocol + ".";
    mail.put(prefix + "host", settings.get("host", ""));
    mail.put(prefix + "port", settings.get("port", tls.equals("implicit") ? "465" : "587"));
    mail.put(prefix + "connectiontimeout", MOST_WAIT_MILLIS);
    mail.put(prefix + "timeout", MOST_WAIT_MILLIS);
    mail.put(prefix + "writetimeout", MOST_WAIT_MILLIS);
    mail.put(prefix + "auth", String.valueOf(!settings.get("user", "").isEmpty()));
    mail.put(prefix + "starttls.enable", String.valueOf(tls.equals("starttls")));
    mail.put(prefix + "starttls.required", String.valueOf(tls.equals("starttls")));
    mail.put(prefix + "ssl.checkserveridentity", "true");
    return Session.getInstance(mail);
  }

  private record Opened(ReceiverSettings settings, List<String> to, Session session, Clock clock)
      implements Receiver {
    @Override
    public int longestBytes() {
      return LONGEST_BYTES;
    }

    @Override
    public List<Rate> rates() {
      return List.of();
    }

    @Override
    public Answer deliver(Letter letter) {
      return deliver(letter, to, List.of());
    }

    private Answer deliver(Letter letter, List<String> addresses, List<String> refused) {
      try {
        var message = message(letter, addresses);
        try (var server = session.getTransport()) {
          server.connect(blankIsNone("user"), blankIsNone("password"));
          server.sendMessage(message, message.getAllRecipients());
        }
        return new Answer.Taken(
            "taken for %d of %d addresses%s"
                .formatted(
                    addresses.size(),
                    to.size(),
                    refused.isEmpty() ? "" : ", refused for " + String.join(", ", refused)));
      } catch (MessagingException failed) {
        return failed(letter, addresses, refused, MailFailure.of(failed));
      }
    }

    private String blankIsNone(String key) {
      var value = settings.get(key, "");
      return value.isEmpty() ? null : value;
    }

    /** Nothing has gone out: what the server refuses is left out, and the rest is sent again. */
    private Answer failed(
        Letter letter, List<String> addresses, List<String> refused, MailFailure failure) {
      var rest = addresses.stream().filter(each -> !failure.refused().contains(each)).toList();
      if (!failure.refused().isEmpty() && !rest.isEmpty() && rest.size() < addresses.size()) {
        var all = new ArrayList<>(refused);
        addresses.stream().filter(failure.refused()::contains).forEach(all::add);
        return deliver(letter, rest, all);
      }
      var told = failure.told().replace(settings.get("password", "\n"), "***");
      return failure.permanent() ? new Answer.Refused(told) : new Answer.Later(told);
    }

    private MimeMessage message(Letter letter, List<String> addresses) throws MessagingException {
      var message = new WithOurId(session, "<%s@daybook>".formatted(letter.id()));
      message.setFrom(new InternetAddress(settings.get("from", "")));
      for (var address : addresses) {
        message.addRecipient(RecipientType.TO, new InternetAddress(address));
      }
      // A line end in a header would begin another header.
      message.setSubject(letter.subject().replaceAll("[\\r\\n]+", " "), "UTF-8");
      message.setText(letter.text(), "UTF-8");
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setSentDate(Date.from(clock.instant()));
      return message;
    }
  }

  /** A message that is sent again after a crash can be told to be the same. */
  private static final class WithOurId extends MimeMessage {
    private final String id;

    WithOurId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
