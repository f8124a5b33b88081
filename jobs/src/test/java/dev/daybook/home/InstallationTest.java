package dev.daybook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class InstallationTest {
  @TempDir Path folder;

  /** An application that breaks when it is started. */
  @Configuration(proxyBeanMethods = false)
  static class Breaks {
    @Bean
    String broken(Config config) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  @Test
  void theHomeAndItsFoldersAreItsOwnersAlone() throws IOException {
    var home = new Home(folder.resolve("deep/home")).create();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())))
        .isEqualTo("rwx------");
    assertThat(home.inbox(new ShopId("jd", "flagship")))
        .isEqualTo(folder.resolve("deep/home/inbox/jd/flagship").toAbsolutePath());
  }

  @Test
  void aStartThatFailsStopsTheDatabaseAgain() throws IOException {
    var home = new Home(folder);
    var opening = new Installation.Opening(home, null, Clock.systemUTC(), true);

    assertThatThrownBy(() -> new Installation(Breaks.class).open(opening))
        .hasStackTraceContaining("broken on purpose");

    assertThat(serverPid()).isEqualTo("0");
    assertThat(usersLockIsFree()).isTrue();
  }

  @Test
  void aBadConfigurationStartsNothing() throws IOException {
    Files.writeString(folder.resolve("config.yaml"), "night: noon");
    var opening = new Installation.Opening(new Home(folder), null, Clock.systemUTC(), false);

    assertThatThrownBy(() -> new Installation(Breaks.class).open(opening))
        .isInstanceOf(ConfigRefused.class);

    assertThat(folder.resolve("database")).doesNotExist();
  }

  private String serverPid() throws IOException {
    var state = new Properties();
    try (var in = Files.newInputStream(folder.resolve("database/server.properties"))) {
      state.load(in);
    }
    return state.getProperty("pid");
  }

  private boolean usersLockIsFree() throws IOException {
    try (var channel =
            FileChannel.open(folder.resolve("database/users.lock"), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock != null;
    }
  }
}
