package dev.daybook.export;

import dev.daybook.canonical.Watch;
import dev.daybook.export.HandoffMapper.BatchRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a batch: {@code out/<name>.csv} and then {@code out/<name>.manifest.json}. Both are
 * pure functions of the batch and its items, written aside and moved whole, so they can be written
 * any number of times. Whoever fetches them waits for the manifest.
 */
@Component
class BatchFiles {
  private static final int PAGE = 1000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final HandoffMapper mapper;
  private final HandoffFolder folder;

  BatchFiles(HandoffMapper mapper, HandoffFolder folder) {
    this.mapper = mapper;
    this.folder = folder;
  }

  Path csv(BatchRow batch) {
    return folder.out().resolve(batch.name() + ".csv");
  }

  Path manifest(BatchRow batch) {
    return folder.out().resolve(batch.name() + ".manifest.json");
  }

  void writeCsv(BatchRow batch, Watch watch) {
    write(csv(batch), out -> copy(batch, out, watch));
  }

  void writeManifest(BatchRow batch) {
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("batch", batch.batchId());
    manifest.put("file", batch.name() + ".csv");
    manifest.put("sha256", HexFormat.of().formatHex(batch.sha256()));
    manifest.put("orders", batch.orders());
    manifest.put("lines", batch.orderLines());
    manifest.put("money_minor", JSON.readTree(batch.money()));
    manifest.put("created_at", batch.createdAt().toString());
    var bytes = (JSON.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    write(manifest(batch), out -> out.write(bytes));
  }

  private void copy(BatchRow batch, OutputStream out, Watch watch) throws IOException {
    var digesting = new DigestOutputStream(out, Rendering.sha256());
    digesting.write(batch.header().getBytes(StandardCharsets.UTF_8));
    int after = 0;
    var page = mapper.contents(batch.batchId(), after, PAGE);
    while (!page.isEmpty()) {
      Stopped.when(watch);
      for (var item : page) {
        digesting.write(item.content().getBytes(StandardCharsets.UTF_8));
        after = item.position();
      }
      watch.done(page.size());
      page = mapper.contents(batch.batchId(), after, PAGE);
    }
    if (!Arrays.equals(digesting.getMessageDigest().digest(), batch.sha256())) {
      throw new IllegalStateException(
          "batch %s: its stored rows are not those it was made of; nothing was handed off"
              .formatted(batch.name()));
    }
  }

  private void write(Path target, Writing content) {
    var part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      try (var out = Files.newOutputStream(part)) {
        var buffered = new java.io.BufferedOutputStream(out);
        content.to(buffered);
        buffered.flush();
      }
      force(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(target.getParent());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s cannot be written; next: make room or rights, then run: handoff export"
              .formatted(target),
          failed);
    }
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Without it a power cut may take the name back that the book says is there. */
  private static void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
