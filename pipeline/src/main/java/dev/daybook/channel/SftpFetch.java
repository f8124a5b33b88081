package dev.daybook.channel;

import java.util.List;

/**
 * What one look at a shop's SFTP server brought.
 *
 * @param files the names that lie in the inbox now
 * @param notes what the operator should know, a line each
 * @param entered whether the server let us see its folder
 */
public record SftpFetch(List<String> files, List<String> notes, boolean entered) {
  static final SftpFetch NONE = new SftpFetch(List.of(), List.of(), true);

  public SftpFetch {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
