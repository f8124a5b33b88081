package dev.daybook.home;

import dev.daybook.channel.DropFolderSettings;
import dev.daybook.channel.InboxFolder;
import dev.daybook.channel.SftpServers;
import dev.daybook.channel.ShopDirectory;
import dev.daybook.channel.TokenFolder;
import dev.daybook.export.HandoffFolder;
import dev.daybook.landing.LandingFolder;
import dev.daybook.notify.AlertSettings;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pipeline needs to know of this installation: its folders and its shops. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {
  @Bean
  LandingFolder landingFolder(Home home) {
    return new LandingFolder(home.landing());
  }

  @Bean
  InboxFolder inboxFolder(Home home) {
    return new InboxFolder(home.inbox());
  }

  @Bean
  HandoffFolder handoffFolder(Home home) {
    return new HandoffFolder(home.handoff());
  }

  @Bean
  TokenFolder tokenFolder(Home home) {
    return new TokenFolder(home.tokens());
  }

  @Bean
  SftpServers sftpServers(Home home, Config config) {
    return new SftpServers(
        home.sftp(),
        config.shops().stream()
            .filter(shop -> shop.sftp() != null)
            .collect(Collectors.toMap(Config.Shop::id, Config.Shop::sftp)));
  }

  @Bean
  DropFolderSettings dropFolderSettings(Config config) {
    var usual = DropFolderSettings.USUAL;
    return new DropFolderSettings(usual.poll(), usual.quiet(), config.inboxAge());
  }

  @Bean
  AlertSettings alertSettings(Config config) {
    return config.alerts();
  }

  @Bean
  ShopDirectory shopDirectory(Config config) {
    return config.directory();
  }
}
