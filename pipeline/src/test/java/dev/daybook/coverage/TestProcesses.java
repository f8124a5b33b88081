package dev.daybook.coverage;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that live and die as told. */
public final class TestProcesses implements Processes {
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private volatile String self = "node-a:100:1";

  /** From now on this process is another one; the one before is dead. */
  public void killAndRestartAs(String next) {
    dead.add(self);
    self = next;
  }

  /** From now on this process is another one; the one before lives on. */
  public void continueAs(String next) {
    self = next;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public boolean isAlive(String process, Instant aliveAt) {
    return !dead.contains(process);
  }
}
