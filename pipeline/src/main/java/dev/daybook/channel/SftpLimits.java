package dev.daybook.channel;

import java.time.Duration;

/**
 * Where patience with an SFTP server ends.
 *
 * @param connect for each step of getting in
 * @param stall for the next bytes, or the answer to any other question
 * @param look for one look as a whole; what is left waits for the next
 * @param spare bytes that stay free on the inbox's disk
 */
record SftpLimits(Duration connect, Duration stall, Duration look, long spare) {
  static final SftpLimits USUAL =
      new SftpLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(30), 256L << 20);
}
