package dev.daybook.simulator;

import dev.daybook.simulator.Robot.Said;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The group robots of chat platforms, all behind one HTTP port, as strict as each. */
public final class Robots implements AutoCloseable {
  private final Clock clock;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final HttpPort port;

  /** A robot, and who hears it. */
  private static final class Group {
    final Robot robot;
    final List<String> heard = new ArrayList<>();
    final Deque<Said> faults = new ArrayDeque<>();
    final List<Instant> calls = new ArrayList<>();
    Instant deafUntil = Instant.MIN;

    Group(Robot robot) {
      this.robot = robot;
    }
  }

  private Robots(int port, Clock clock) {
    this.clock = clock;
    ServiceLoader.load(Robot.class, Robot.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Robot::platform))
        .forEach(robot -> groups.put(robot.platform(), new Group(robot)));
    this.port = new HttpPort(port, clock, this::answer);
  }

  /**
   * @param port 0 for a free one
   * @param clock that of the platforms, which refuse signatures of another hour
   */
  public static Robots start(int port, Clock clock) {
    return new Robots(port, clock);
  }

  public URI url() {
    return port.url();
  }

  /** Each platform, with what a receiver needs to know of its robot. */
  public Map<String, Map<String, String>> settings() {
    var settings = new LinkedHashMap<String, Map<String, String>>();
    groups.forEach(
        (platform, group) -> settings.put(platform, new TreeMap<>(group.robot.settings())));
    return settings;
  }

  /** The texts that the group has read, oldest first. */
  public synchronized List<String> heard(String platform) {
    return List.copyOf(groups.get(platform).heard);
  }

  /** The next call is answered so, whatever it brings. */
  public synchronized void next(String platform, long code, String message) {
    groups.get(platform).faults.add(Said.refused(code, message));
  }

  private synchronized Answer answer(Ask ask) {
    return groups.values().stream()
        .filter(group -> ask.path().startsWith(group.robot.path()))
        .findFirst()
        .map(group -> group.robot.answer(said(group, ask)))
        .orElseGet(() -> Answer.json(404, "{\"message\":\"no robot has this path\"}"));
  }

  private Said said(Group group, Ask ask) {
    var now = clock.instant();
    if (!group.faults.isEmpty()) {
      return group.faults.remove();
    }
    if (now.isBefore(group.deafUntil) || isTooMany(group, now)) {
      group.deafUntil = now.plus(group.robot.penalty());
      return group.robot.tooMany();
    }
    group.calls.add(now);
    var said = group.robot.hear(ask, now);
    if (said.code() == 0) {
      group.heard.add(said.text());
    }
    return said;
  }

  private static boolean isTooMany(Group group, Instant now) {
    return group.robot.rates().stream()
        .anyMatch(
            rate ->
                group.calls.stream().filter(call -> call.plus(rate.per()).isAfter(now)).count()
                    >= rate.calls());
  }

  @Override
  public void close() {
    port.close();
  }
}
