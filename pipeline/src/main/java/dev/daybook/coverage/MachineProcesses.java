package dev.daybook.coverage;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Processes of this machine are looked up; one on another machine is alive as long as its last sign
 * of life is younger than five minutes. A run that has given no sign for an hour is taken for dead
 * wherever it is: a hold without an end is worse than a repeated read, and a late writer is fenced
 * off.
 *
 * <p>The start tells a process from a later one that got the same number.
 */
@Component
class MachineProcesses implements Processes {
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

  private final Clock clock;
  private final String host = host();

  MachineProcesses(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String self() {
    var self = ProcessHandle.current();
    return "%s:%d:%d".formatted(host, self.pid(), start(self));
  }

  @Override
  public boolean isAlive(String process, Instant aliveAt) {
    var parts = process.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "'%s' is not a process: expected HOST:PID:START".formatted(process));
    }
    boolean here = parts[0].equals(host);
    return aliveAt.plus(here ? LONGEST_SILENCE : SILENCE).isAfter(clock.instant())
        && (!here || isAliveHere(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
  }

  private static boolean isAliveHere(long pid, long start) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(found -> start(found) == start)
        .isPresent();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(':', '_');
    } catch (IOException nameless) {
      return "localhost";
    }
  }
}
