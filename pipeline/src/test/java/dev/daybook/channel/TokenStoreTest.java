package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStoreTest {
  private static final ShopId SHOP = new ShopId("acme", "one");
  private static final Credentials CONFIGURED =
      new Credentials(Map.of("access_token", "a-0", "refresh_token", "r-0"));
  private static final Token RENEWED =
      new Token(
          "a-1",
          "r-1",
          Instant.parse("2026-11-22T00:00:00Z"),
          Instant.parse("2026-12-22T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void beginsWithTheConfiguredTokensAndRemembersTheNewest() {
    var store = new TokenStore(folder.resolve("tokens"));
    var first = store.current(SHOP, CONFIGURED);
    assertThat(first).isEqualTo(new Token("a-0", "r-0", null, null));

    store.refreshed(SHOP, CONFIGURED, first, old -> RENEWED);

    assertThat(new TokenStore(folder.resolve("tokens")).current(SHOP, CONFIGURED))
        .isEqualTo(RENEWED);
  }

  @Test
  void eightThreadsWithStoresOfTheirOwnRefreshOnce() throws Exception {
    var spent = new Token("a-0", "r-0", null, null);
    var refreshes = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(8);
    var tokens = new ArrayList<Future<Token>>();
    for (int i = 0; i < 8; i++) {
      tokens.add(
          pool.submit(
              () ->
                  new TokenStore(folder)
                      .refreshed(
                          SHOP,
                          CONFIGURED,
                          spent,
                          old -> {
                            refreshes.incrementAndGet();
                            return RENEWED;
                          })));
    }
    for (var token : tokens) {
      assertThat(token.get()).isEqualTo(RENEWED);
    }
    pool.shutdown();
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void onlyItsOwnerReadsTheFile() throws IOException {
    new TokenStore(folder)
        .refreshed(SHOP, CONFIGURED, new Token("a-0", "r-0", null, null), old -> RENEWED);

    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @Test
  void aShopThatWasAuthorisedAgainForgetsTheOldTokens() {
    var store = new TokenStore(folder);
    store.refreshed(SHOP, CONFIGURED, new Token("a-0", "r-0", null, null), old -> RENEWED);
    var again = new Credentials(Map.of("access_token", "b-0", "refresh_token", "s-0"));

    assertThat(store.current(SHOP, again)).isEqualTo(new Token("b-0", "s-0", null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70, 100})
  void aDamagedFileIsToldAndNotTakenForNone(int bytes) throws IOException {
    var store = new TokenStore(folder);
    store.refreshed(SHOP, CONFIGURED, new Token("a-0", "r-0", null, null), old -> RENEWED);
    var file = folder.resolve("acme.one.token");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));

    if (bytes == 1) {
      // Of other configured tokens, as far as one can see.
      assertThat(store.current(SHOP, CONFIGURED).access()).isEqualTo("a-0");
    } else {
      assertThatThrownBy(() -> store.current(SHOP, CONFIGURED))
          .hasMessageContaining("is damaged; the configured tokens may be spent; next: authorise");
    }
  }

  @Test
  void printsNothingSecret() {
    var secret = new Credentials(Map.of("client_id", "id-1", "client_secret", "very-secret"));
    var settings = new ShopSettings(SHOP, null, secret, Instant.EPOCH);

    assertThat(secret + " " + settings + " " + RENEWED)
        .contains("Credentials[client_id, client_secret]")
        .doesNotContain("very-secret", "a-1", "r-1");
  }
}
