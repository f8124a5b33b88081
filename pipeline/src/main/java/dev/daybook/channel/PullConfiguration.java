package dev.daybook.channel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pulling needs beside its own classes; the application supplies {@link TokenFolder}. */
@Configuration(proxyBeanMethods = false)
class PullConfiguration {
  @Bean
  PullLimits pullLimits() {
    return PullLimits.usual();
  }

  /** A clock that lets its own time pass, as a demo's does, is waited by; any other is slept by. */
  @Bean
  Waiting waiting(Clock clock) {
    return clock instanceof Waiting own ? own : new ThreadWaiting();
  }

  @Bean
  TokenStore tokenStore(TokenFolder folder) {
    return new TokenStore(folder.root());
  }
}
