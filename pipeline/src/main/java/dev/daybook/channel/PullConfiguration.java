package dev.daybook.channel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pulling needs beside its own classes; the application supplies {@link TokenFolder}. */
@Configuration(proxyBeanMethods = false)
class PullConfiguration {
  @Bean
  PullLimits pullLimits() {
    return PullLimits.usual();
  }

  @Bean
  TokenStore tokenStore(TokenFolder folder) {
    return new TokenStore(folder.root());
  }
}
