package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Runs;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.landing.LandingFolder;
import dev.daybook.mapping.Mappings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The beans find each other as the application starts them. */
class PullWiringTest {
  /** No {@code @Configuration}: a scan by another test must not find it. */
  @ImportAutoConfiguration(CamelAutoConfiguration.class)
  @ComponentScan({
    "dev.daybook.database",
    "dev.daybook.coverage",
    "dev.daybook.landing",
    "dev.daybook.channel"
  })
  static class Application {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    DatabaseSettings databaseSettings() {
      return TestDatabase.emptySchema();
    }

    @Bean
    Mappings mappings() {
      return new Mappings(Map.of(), List.of(), Map.of());
    }

    @Bean
    ShopDirectory shopDirectory() {
      return new ShopDirectory(List.of());
    }

    @Bean
    InboxFolder inboxFolder(@Value("${home}") Path home) {
      return new InboxFolder(home.resolve("inbox"));
    }

    @Bean
    DropFolderSettings dropFolderSettings() {
      return DropFolderSettings.USUAL;
    }

    @Bean
    FileRuns fileRuns() {
      return (shop, work) -> work.in(1, () -> false);
    }

    @Bean
    TokenFolder tokenFolder(@Value("${home}") Path home) {
      return new TokenFolder(home.resolve("tokens"));
    }

    @Bean
    SftpServers sftpServers(@Value("${home}") Path home) {
      return new SftpServers(home.resolve("sftp"), Map.of());
    }

    @Bean
    LandingFolder landingFolder(@Value("${home}") Path home) {
      return new LandingFolder(home.resolve("landing"));
    }
  }

  @TempDir Path home;

  @Test
  void startsWithItsRouteAndItsKinds() {
    try (var context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties("home=" + home.toUri(), "camel.main.name=wiring")
            .run()) {
      assertThat(context.getBean(Puller.class)).isNotNull();
      assertThat(context.getBean(CamelContext.class).getRoute("pull-page")).isNotNull();
      assertThat(context.getBeansOfType(Signing.class))
          .containsOnlyKeys(
              "none",
              "md5-secret-around",
              "hmac-md5-sorted",
              "hmac-sha256-sorted",
              "hmac-sha256-json",
              "md5-json",
              "md5-pairs",
              "hmac-sha256-pairs",
              "md5-system-fields",
              "oauth1-hmac-sha256");
      assertThat(context.getBeansOfType(PageWalk.class))
          .containsOnlyKeys("page-number-backward", "cursor");
      assertThat(context.getBean(Runs.class).reapShopless()).isZero();
      assertThat(context.getBean(CoverageLedger.class)).isNotNull();
    }
  }
}
