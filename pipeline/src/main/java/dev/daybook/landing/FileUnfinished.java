package dev.daybook.landing;

/** The file changed while it was read: somebody still writes it. Nothing was landed. */
public class FileUnfinished extends RuntimeException {
  FileUnfinished(String name) {
    super(
        "%s: changed while it was read; expected a file that is complete; next: it is tried again"
                .formatted(name)
            + " at the next scan");
  }
}
