package dev.daybook.channel;

import java.time.Duration;

/**
 * When a dropped file is taken for complete. A sender that can rename writes {@code name.part} and
 * renames it; for others a file is left alone until it has not changed for a while.
 *
 * @param poll how often the folder is looked at
 * @param quiet how long a file must stay the same while it is watched, before it is read
 * @param minimumAge how long ago its last change must be; zero for no such rule
 */
public record DropFolderSettings(Duration poll, Duration quiet, Duration minimumAge) {
  public static final DropFolderSettings USUAL =
      new DropFolderSettings(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(5));
}
