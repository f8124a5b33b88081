package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.StubServer.Reply;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.RequestFields;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorisationTest {
  private static final ShopId SHOP = new ShopId("acme", "one");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant SOON = NOW.plus(Duration.ofDays(6));
  private static final Instant LATER = NOW.plus(Duration.ofDays(8));
  private static final int PROCESSES = 3;

  @TempDir Path folder;

  @Test
  void isToldSixDaysBeforeItsEndAndNotEight() {
    assertThat(warning(Optional.empty(), new Token("a", "r", SOON, null)))
        .hasValue(
            "acme/one: its authorisation ends at 2026-11-26T12:00:00Z; next: authorise the shop"
                + " again before that");
    assertThat(warning(Optional.empty(), new Token("a", "r", LATER, null))).isEmpty();
    assertThat(warning(Optional.empty(), new Token("a", "r", null, null))).isEmpty();
  }

  @Test
  void aTokenThatIsRenewedEndsWithWhatRenewsIt() {
    var how = Optional.of(how(Optional.empty()));

    assertThat(warning(how, new Token("a", "r", NOW, LATER))).isEmpty();
    assertThat(warning(how, new Token("a", "r", NOW, SOON))).isPresent();
  }

  @Test
  void whatCanBeRenewedOnlyBeforeItsEndIsLostBehindIt() {
    var how = Optional.of(how(Optional.of(Duration.ofHours(24))));

    assertThat(warning(how, new Token("a", "r", NOW.plusSeconds(1), null))).isEmpty();
    assertThat(warning(how, new Token("a", "r", NOW, null)))
        .hasValueSatisfying(
            text -> assertThat(text).contains("its authorisation ended at 2026-11-20T12:00:00Z"));
  }

  @Test
  void isReadFromTheNewestTokensWithoutAskingTheChannel() {
    var credentials =
        new Credentials(Map.of("access_token", "a-0", "access_token_expires_at", SOON.toString()));
    assertThat(authorisations(credentials).warning(SHOP))
        .hasValueSatisfying(text -> assertThat(text).contains("ends at 2026-11-26T12:00:00Z"));

    new TokenStore(folder)
        .refreshed(
            SHOP,
            credentials,
            new Token("a-0", "", SOON, null),
            old -> new Token("a-1", "", LATER, null));
    assertThat(authorisations(credentials).warning(SHOP)).isEmpty();
  }

  @Test
  void anEndThatIsNoInstantIsToldWithoutTheSecrets() {
    var wrong =
        new Credentials(Map.of("access_token", "a-0", "access_token_expires_at", "tomorrow"));

    assertThat(authorisations(wrong).warning(SHOP))
        .hasValueSatisfying(
            text -> assertThat(text).contains("is no instant", "next: ").doesNotContain("a-0"));
  }

  /** The renewal is answered only when every process has come as far as to need it. */
  @Test
  void manyThreadsOfManyProcessesRenewATokenOnceBeforeItsEnd() throws Exception {
    var renewals = new AtomicInteger();
    var ready = new CountDownLatch(PROCESSES);
    var processes = new ArrayList<Process>();
    try (var channel =
        new StubServer(
            ask -> {
              int number = renewals.incrementAndGet();
              await(ready);
              return Reply.json("a-" + number);
            })) {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(renewing(channel.url()));
      }
      for (var process : processes) {
        var out = process.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("ready");
        ready.countDown();
      }
      for (var process : processes) {
        assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
            .hasSize(RenewingProcess.THREADS)
            .containsOnly("a-1");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(renewals).hasValue(1);
  }

  private static void await(CountDownLatch ready) {
    try {
      ready.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process renewing(URI channel) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RenewingProcess.class.getName(),
            folder.toString(),
            channel.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Optional<String> warning(Optional<Api.Token> how, Token held) {
    return Authorisation.warning(SHOP, how, held, NOW);
  }

  private static Api.Token how(Optional<Duration> renewable) {
    var nothing = PullDesk.expression("''", v -> "");
    return new Api.Token(
        Optional.empty(),
        true,
        new Call(
            "token", new Call.Rate(1, Duration.ofSeconds(1)), "POST", "/token", RequestFields.NONE),
        nothing,
        Optional.empty(),
        nothing,
        Optional.empty(),
        Duration.ofMinutes(5),
        renewable);
  }

  private Authorisations authorisations(Credentials credentials) {
    var nothing = PullDesk.expression("''", v -> "");
    var answers =
        new Api.Answers(
            nothing,
            nothing,
            nothing,
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    var api =
        new Api(
            URI.create("http://acme.invalid"),
            "none",
            Duration.ofMinutes(10),
            RequestFields.NONE,
            Optional.empty(),
            answers);
    var channel =
        new Channel(
            "acme", ZoneOffset.UTC, Currency.getInstance("CNY"), Optional.of(api), new TreeMap<>());
    return Authorisations.of(
        new Mappings(Map.of("acme", () -> channel), List.of(), Map.of()),
        new ShopDirectory(List.of(new ShopSettings(SHOP, null, credentials, Instant.EPOCH))),
        new TokenFolder(folder),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
