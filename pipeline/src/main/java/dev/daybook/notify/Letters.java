package dev.daybook.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many messages to one receiver as one text that fits: each alert with all its lines; when that is
 * too long each in one line; and what even then has no room is named by its number.
 */
final class Letters {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;
  private final Instant now;
  private final int longestBytes;

  Letters(ZoneId zone, Instant now, int longestBytes) {
    this.zone = zone;
    this.now = now;
    this.longestBytes = longestBytes;
  }

  /** An alert and the weightiest of what is to be said of it. */
  private record Told(DueMessage message, MessageAbout about) {
    boolean isOver() {
      return message.isOver();
    }
  }

  Letter of(List<DueMessage> messages) {
    var told = told(messages);
    var first = told.get(0);
    var more = told.size() == 1 ? "" : " and %d more".formatted(told.size() - 1);
    return new Letter(id(messages), "Daybook: " + headline(first) + more, text(told));
  }

  private static String id(List<DueMessage> messages) {
    var first = messages.stream().min(Comparator.comparing(DueMessage::messageId)).orElseThrow();
    return "alert-%d-%d".formatted(first.messageId(), first.createdAt().toEpochMilli());
  }

  /** Each alert once: those that last first, the worst of them first. */
  private static List<Told> told(List<DueMessage> messages) {
    var byAlert = new LinkedHashMap<Long, Told>();
    for (var message : messages) {
      byAlert.merge(
          message.alertId(),
          new Told(message, message.about()),
          (one, other) -> one.about().compareTo(other.about()) <= 0 ? one : other);
    }
    var told = new ArrayList<>(byAlert.values());
    told.sort(
        Comparator.comparing(Told::isOver)
            .thenComparing(each -> each.message().severity(), Comparator.reverseOrder())
            .thenComparing(each -> each.message().alertId()));
    return told;
  }

  private String text(List<Told> told) {
    var whole = head(told) + told.stream().map(this::whole).collect(Collectors.joining("\n"));
    if (Cut.bytes(whole) <= longestBytes) {
      return whole;
    }
    return told.size() == 1 ? cut(told.get(0)) : lines(told);
  }

  private static String head(List<Told> told) {
    if (told.size() == 1) {
      return "Daybook ";
    }
    long over = told.stream().filter(Told::isOver).count();
    return "Daybook: %d alerts%s\n"
        .formatted(told.size(), over == 0 ? "" : ", %d of them ended".formatted(over));
  }

  private String headline(Told told) {
    var message = told.message();
    var age = Age.of(Duration.between(message.firstSeenAt(), now));
    if (told.isOver()) {
      var lasted = Age.of(Duration.between(message.firstSeenAt(), message.endedAt()));
      return "[ENDED after %s] %s".formatted(lasted, message.title());
    }
    return switch (told.about()) {
      case REMINDER -> "[%s for %s] %s".formatted(message.severity(), age, message.title());
      case WORSE -> "[now %s, for %s] %s".formatted(message.severity(), age, message.title());
      default -> "[%s] %s".formatted(message.severity(), message.title());
    };
  }

  private String whole(Told told) {
    return headline(told) + "\n" + body(told) + foot(told);
  }

  private static String body(Told told) {
    return told.isOver() || told.message().body().isBlank()
        ? ""
        : told.message().body().strip() + "\n";
  }

  private String foot(Told told) {
    var message = told.message();
    var next =
        told.isOver() || message.nextStep().isBlank() ? "" : "next: " + message.nextStep() + "\n";
    var until = told.isOver() ? " to " + time(message.endedAt()) : "";
    return "%s%s%s, seen %s; daybook alerts show %d\n"
        .formatted(
            next,
            time(message.firstSeenAt()),
            until,
            message.times() == 1 ? "once" : message.times() + " times",
            message.alertId());
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private String cut(Told told) {
    var before = "Daybook " + headline(told) + "\n";
    var foot = foot(told);
    int room = longestBytes - Cut.bytes(before) - Cut.bytes(foot) - 1;
    var next = "daybook alerts show " + told.message().alertId();
    if (room > next.length() * 2) {
      return before + Cut.bytes(body(told).strip(), room, next) + "\n" + foot;
    }
    return Cut.bytes(before + body(told) + foot, longestBytes, next);
  }

  private String lines(List<Told> told) {
    var text = new StringBuilder(head(told));
    for (int i = 0; i < told.size(); i++) {
      var line = line(told.get(i));
      var rest = told.subList(i + 1, told.size());
      if (Cut.bytes(text + line + leftOut(rest)) > longestBytes) {
        return text + leftOut(told.subList(i, told.size()));
      }
      text.append(line);
    }
    return text.toString();
  }

  private String line(Told told) {
    return "%s (%d)\n".formatted(headline(told), told.message().alertId());
  }

  private static String leftOut(List<Told> rest) {
    if (rest.isEmpty()) {
      return "";
    }
    var ids = rest.stream().map(told -> told.message().alertId()).sorted().toList();
    var which =
        ids.size() == 1
            ? "alert " + ids.get(0)
            : "alerts %d to %d".formatted(ids.get(0), ids.get(ids.size() - 1));
    return "… and %d more: %s; daybook alerts list\n".formatted(ids.size(), which);
  }
}
