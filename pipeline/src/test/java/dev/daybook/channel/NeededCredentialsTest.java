package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.MappingLoader;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededCredentialsTest {
  private static final Mappings MAPPINGS = MappingLoader.load(List.of(Path.of("..", "mappings")));
  private static final Token NONE = new Token("", "", null, null);

  private static Set<String> missing(String channel, Map<String, String> values, Token held) {
    return missing(MAPPINGS, channel, values, held);
  }

  private static Set<String> missing(
      Mappings mappings, String channel, Map<String, String> values, Token held) {
    var spec = mappings.channel(channel);
    var feed = (PagedFeed) spec.feed("orders/updated");
    return NeededCredentials.missing(spec.api().orElseThrow(), feed, new Credentials(values), held);
  }

  @ParameterizedTest
  @CsvSource({
    "amazon, 'client_id, client_secret, marketplace_ids, refresh_token'",
    "douyin, 'client_id, client_secret, refresh_token'",
    "jd, 'access_token, client_id, client_secret'",
    "kuaishou, 'access_token, client_id, client_secret'",
    "pinduoduo, 'client_id, client_secret, refresh_token'",
    "shopify, access_token",
    "taobao, 'access_token, client_id, client_secret'",
    "wechat-shop, 'client_id, client_secret'",
    "woocommerce, 'client_id, client_secret'",
    "xiaohongshu, 'client_id, client_secret, refresh_token'"
  })
  void whatAChannelAsksForIsReadOffItsFile(String channel, String names) {
    assertThat(missing(channel, Map.of(), NONE)).containsExactly(names.split(", "));
  }

  /** A shop that could be asked must not be refused. */
  @Test
  void ofAnExpressionThatChoosesNothingIsMissing(@TempDir Path folder) throws IOException {
    var changed =
        changed(
            folder,
            "woocommerce",
            "credentials.client_id + ':'",
            "(has(credentials.key) ? credentials.key : credentials.client_id) + ':'");

    assertThat(missing(changed, "woocommerce", Map.of(), NONE)).isEmpty();
  }

  @Test
  void whatTheCallForOneRecordNeedsIsMissingToo(@TempDir Path folder) throws IOException {
    var changed =
        changed(folder, "wechat-shop", "order_id: id", "order_id: credentials.prefix + id");

    assertThat(missing(changed, "wechat-shop", Map.of(), new Token("t", "", null, null)))
        .containsExactly("prefix");
  }

  /** The channel's folder with its {@code channel.yaml} changed. */
  private static Mappings changed(Path folder, String channel, String from, String to)
      throws IOException {
    var own = Files.createDirectories(folder.resolve(channel));
    try (var files = Files.list(Path.of("..", "mappings", channel))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    var text = Files.readString(own.resolve("channel.yaml"));
    assertThat(text).contains(from);
    Files.writeString(own.resolve("channel.yaml"), text.replace(from, to));
    return MappingLoader.load(List.of(folder));
  }

  @Test
  void whatIsThereIsNotMissing() {
    var app = Map.of("client_id", "app", "client_secret", "s");

    assertThat(missing("pinduoduo", app, NONE)).containsExactly("refresh_token");
    assertThat(missing("pinduoduo", app, new Token("t", "", null, null))).isEmpty();
    assertThat(missing("pinduoduo", app, new Token("", "r", null, null))).isEmpty();
    assertThat(missing("wechat-shop", Map.of(), new Token("t", "", null, null))).isEmpty();
    assertThat(missing("amazon", Map.of(), new Token("t", "", null, null)))
        .containsExactly("marketplace_ids");
    assertThat(missing("taobao", app, new Token("t", "", null, null))).isEmpty();
    assertThat(missing("taobao", Map.of("client_id", " ", "client_secret", "s"), NONE))
        .containsExactly("access_token", "client_id");
  }
}
