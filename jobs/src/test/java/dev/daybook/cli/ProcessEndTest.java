package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** SIGTERM, at three moments: nothing is left running, and nothing is left lying about. */
@Tag("full")
class ProcessEndTest {
  /** What a process ends with that SIGTERM has ended. */
  private static final int TERMINATED = 128 + 15;

  /** Refuses a second document behind the first. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir Path folder;

  @Test
  void aDemoThatIsLookedAtEndsWithItsDatabaseAndItsHome() throws Exception {
    try (var demo =
        DaybookProcess.start(
            folder, false, "demo", "--orders", "20", "--date", "2026-11-11", "--json")) {
      demo.await("}"::equals);
      assertThat(demoHomes()).isEqualTo(1);

      assertThat(demo.terminate()).isEqualTo(TERMINATED);

      var report = STRICT.readTree(demo.text());
      assertThat(report.path("complete").asBoolean()).isTrue();
      assertThat(report.at("/book/orders").asInt()).isEqualTo(100);
      assertThat(report.at("/accounts/balanced").asBoolean()).isTrue();
      assertThat(report.at("/simulator/agrees").asBoolean()).isTrue();
      assertThat(demoHomes()).isZero();
      assertThat(serversBelow(folder)).isZero();
    }
  }

  @Test
  void aDemoThatIsStoppedAtWorkLeavesNothingBehind() throws Exception {
    try (var demo =
        DaybookProcess.start(
            folder, true, "demo", "--once", "--orders", "200", "--date", "2026-11-11")) {
      demo.await(line -> line.startsWith("pinduoduo/flagship/orders/updated: "));

      assertThat(demo.terminate()).isEqualTo(TERMINATED);

      assertThat(demo.text()).contains("stopped before the night was over");
      assertThat(demoHomes()).isZero();
      assertThat(serversBelow(folder)).isZero();
    }
  }

  @Test
  void servingEndsInOrder() throws Exception {
    var home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("config.yaml"), "shops: [{id: jd/flagship, go-live: 2999-11-11}]\n");
    try (var serve =
        DaybookProcess.start(folder, false, "serve", "--json", "--home", home.toString())) {
      serve.await("}"::equals);

      assertThat(serve.terminate()).isEqualTo(TERMINATED);

      var started = STRICT.readTree(serve.text());
      assertThat(started.at("/inboxes/0").asString()).isEqualTo("jd/flagship");
      assertThat(started.path("next").findValuesAsString("kind"))
          .containsExactlyInAnyOrder("night", "files");
      for (var due : started.path("next")) {
        var at = Instant.parse(due.path("at").asString());
        assertThat(LocalTime.ofInstant(at, ZoneId.of("Asia/Shanghai")))
            .isEqualTo(due.path("kind").asString().equals("night") ? "02:00" : "09:00");
      }
      assertThat(serverPid(home)).isEqualTo("0");
      assertThat(serversBelow(folder)).isZero();
    }
  }

  private long demoHomes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("daybook-demo")).count();
    }
  }

  private static long serversBelow(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .count();
  }

  private static String serverPid(Path home) throws IOException {
    var state = new Properties();
    try (var in = Files.newInputStream(home.resolve("database/server.properties"))) {
      state.load(in);
    }
    return state.getProperty("pid");
  }
}
