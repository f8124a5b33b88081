package dev.daybook.landing;

/** Somebody asked to stop while the file was read. Nothing was landed; the file stays. */
public class LandingStopped extends RuntimeException {
  LandingStopped(String name) {
    super(
        "%s stays: stopped as asked while it was read, nothing of it was kept; next: it is taken with the next run"
            .formatted(name));
  }
}
