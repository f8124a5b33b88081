package dev.daybook.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a mail did not go out.
 *
 * @param permanent whether a person has to mend something first
 * @param refused addresses that the server does not take, now or ever
 */
record MailFailure(String told, boolean permanent, Set<String> refused) {
  private static final int PERMANENT = 500;

  /** The server's replies are chained: that of the whole message first, then one an address. */
  static MailFailure of(MessagingException failed) {
    var refused = new HashSet<String>();
    var told = new StringBuilder();
    boolean permanent = failed instanceof AuthenticationFailedException;
    boolean later = false;
    for (Exception each = failed; each != null; each = next(each)) {
      int code = code(each);
      permanent |= code >= PERMANENT;
      later |= code > 0 && code < PERMANENT;
      if (each instanceof SMTPAddressFailedException address && code >= PERMANENT) {
        refused.add(address.getAddress().getAddress());
      }
      told.append(told.isEmpty() ? "" : "; ").append(line(each));
    }
    return new MailFailure(Cut.characters(told.toString(), 400), permanent && !later, refused);
  }

  private static Exception next(Exception failed) {
    return failed instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /** 0 when the server said none. */
  private static int code(Exception failed) {
    if (failed instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (failed instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    return failed instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
  }

  private static String line(Exception failed) {
    var message = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ").strip();
    return "%s: %s".formatted(failed.getClass().getSimpleName(), message);
  }
}
