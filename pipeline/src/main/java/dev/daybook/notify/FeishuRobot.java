package dev.daybook.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kind {@code feishu}: a custom bot of Feishu, or of Lark at the host {@code
 * https://open.larksuite.com} (unconfirmed). {@code POST /open-apis/bot/v2/hook/TOKEN} with {@code
 * {"timestamp": "…", "sign": "…", "msg_type": "text", "content": {"text": …}}}; a request of at
 * most 20 KB, 100 a minute and 5 a second. Answers {@code {"code": 0, "msg": "success"}}.
 *
 * <p>The signature is Base64 of HMAC-SHA256 over nothing, with timestamp in seconds, LF and secret
 * as its key; it looks like DingTalk's and is another.
 *
 * <p>Codes: 11232 too many, frequent at the full and half hour; 99991400 with the seconds to wait
 * in {@code x-ogw-ratelimit-reset}, known of other calls of the platform; 19036 too large, seen by
 * the author of a library; 19021 signature or clock. All others are taken to be permanent.
 *
 * @see <a href="https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot">Feishu, custom
 *     bots</a>
 */
public final class FeishuRobot implements ReceiverKind {
  private static final String HOST = "https://open.feishu.cn";

  /** Quotes and line ends take two bytes in the request. */
  private static final int LONGEST_BYTES = 9_000;

  private static final List<Rate> RATES =
      List.of(new Rate(5, Duration.ofSeconds(1)), new Rate(100, Duration.ofMinutes(1)));
  private static final int LEAST_WAIT_SECONDS = 47;
  private static final int MOST_JITTER_SECONDS = 26;

  @Override
  public String name() {
    return "feishu";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            "token",
            "only the token of the robot's address, what stands behind /hook/, as ${NAME} of"
                + " secrets.yaml",
            "[A-Za-z0-9_-]{1,200}"),
        Setting.optional("secret", "the secret of the robot's signature", "[!-~]{1,200}"),
        Setting.host(HOST));
  }

  @Override
  public Receiver open(ReceiverSettings settings, Clock clock) {
    var secret = settings.get("secret", "");
    var token = settings.get("token", "");
    var address = URI.create(settings.get("host", HOST) + "/open-apis/bot/v2/hook/" + token);
    // Of one's own for every robot, so that not all come back in the same second.
    int jitter = Math.floorMod(settings.name().hashCode(), MOST_JITTER_SECONDS);
    var pause = Duration.ofSeconds(LEAST_WAIT_SECONDS + jitter);
    var http = new RobotHttp("code", "msg", List.of(token, secret));
    return new Opened(address, secret, pause, http, clock);
  }

  /**
   * @param seconds since 1970-01-01T00:00:00Z
   */
  static String signature(long seconds, String secret) {
    return HmacSha256.base64(seconds + "\n" + secret, "");
  }

  private record Opened(URI address, String secret, Duration pause, RobotHttp http, Clock clock)
      implements Receiver {
    @Override
    public int longestBytes() {
      return LONGEST_BYTES;
    }

    @Override
    public List<Rate> rates() {
      return RATES;
    }

    @Override
    public Answer deliver(Letter letter) {
      var body = new LinkedHashMap<String, Object>();
      if (!secret.isEmpty()) {
        long seconds = clock.instant().getEpochSecond();
        body.put("timestamp", String.valueOf(seconds));
        body.put("sign", signature(seconds, secret));
      }
      body.put("msg_type", "text");
      body.put("content", Map.of("text", letter.text()));
      return http.post(address, body, this::answer);
    }

    private Answer answer(RobotHttp.Failed failed) {
      return switch ((int) failed.code()) {
        case 11232 -> new Answer.Later(failed.told(), pause);
        case 99991400 ->
            new Answer.Later(
                failed.told(),
                failed.resetSeconds() > 0 ? Duration.ofSeconds(failed.resetSeconds()) : pause);
        case 19036 -> new Answer.TooLong(failed.told());
        default -> new Answer.Refused(failed.told());
      };
    }
  }
}
