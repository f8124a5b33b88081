package dev.daybook.operate;

import dev.daybook.batch.Normalizing;
import dev.daybook.channel.Inbox;
import dev.daybook.channel.PlatformClocks;
import dev.daybook.channel.Puller;
import dev.daybook.channel.SftpInboxes;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Runs;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The stations that a run walks through. */
@Component
record RunParts(
    CoverageLedger ledger,
    Runs runs,
    Puller puller,
    SftpInboxes sftp,
    Inbox inbox,
    Normalizing normalizing,
    Outlooks outlooks,
    Closing closing,
    Silence silence,
    PlatformClocks clocks,
    Clock clock) {
  /** Of a run that has just started. */
  Pulse pulse(long runId, Request request) {
    return new Pulse(
        runs,
        runId,
        () -> closing.getAsBoolean() || request.stop().getAsBoolean(),
        System::nanoTime);
  }
}
