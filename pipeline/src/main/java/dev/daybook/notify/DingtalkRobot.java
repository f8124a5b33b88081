package dev.daybook.notify;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Kind {@code dingtalk}: a custom robot of DingTalk. {@code POST
 * /robot/send?access_token=TOKEN&timestamp=…&sign=…} with {@code {"msgtype": "text", "text":
 * {"content": …}}}; about 20,000 bytes (unconfirmed) and 20 messages a minute, of which one more
 * blocks the robot for 10 minutes. Answers {@code {"errcode": 0, "errmsg": "ok"}}.
 *
 * <p>The signature is Base64 of HMAC-SHA256 with the secret as key over timestamp in milliseconds,
 * LF and secret, percent-encoded once. A robot without a secret is protected by a keyword or by our
 * address; every message holds the word {@code Daybook}.
 *
 * <p>Codes: 130101 too often; 310000 signature, clock or keyword; all others are taken to be
 * permanent. What stands in {@code errmsg} differs over the years, so it is told and decides
 * nothing.
 *
 * @see <a href="https://open.dingtalk.com/document/robots/custom-robot-access">DingTalk, custom
 *     robots</a>
 */
public final class DingtalkRobot implements ReceiverKind {
  private static final String HOST = "https://oapi.dingtalk.com";

  /** Quotes and line ends take two bytes in the request. */
  private static final int LONGEST_BYTES = 9_000;

  private static final List<Rate> RATES = List.of(new Rate(20, Duration.ofMinutes(1)));
  private static final Duration BLOCKED = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "dingtalk";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            "token",
            "only the token of the robot's address, what stands behind access_token=, as ${NAME}"
                + " of secrets.yaml",
            "[A-Za-z0-9_-]{1,200}"),
        Setting.optional("secret", "the robot's secret, which begins with SEC", "SEC[!-~]{1,200}"),
        Setting.host(HOST));
  }

  @Override
  public Receiver open(ReceiverSettings settings, Clock clock) {
    var secret = settings.get("secret", "");
    var token = settings.get("token", "");
    var address = settings.get("host", HOST) + "/robot/send?access_token=" + token;
    var http = new RobotHttp("errcode", "errmsg", List.of(token, secret));
    return new Opened(address, secret, http, clock);
  }

  /**
   * @param millis since 1970-01-01T00:00:00Z
   */
  static String signature(long millis, String secret) {
    return HmacSha256.base64(secret, millis + "\n" + secret);
  }

  private record Opened(String address, String secret, RobotHttp http, Clock clock)
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
      var body = Map.of("msgtype", "text", "text", Map.of("content", letter.text()));
      return http.post(URI.create(address + signed()), body, Opened::answer);
    }

    private String signed() {
      if (secret.isEmpty()) {
        return "";
      }
      long millis = clock.millis();
      var sign = URLEncoder.encode(signature(millis, secret), StandardCharsets.UTF_8);
      return "&timestamp=%d&sign=%s".formatted(millis, sign);
    }

    private static Answer answer(RobotHttp.Failed failed) {
      return failed.code() == 130101
          ? new Answer.Later(failed.told(), BLOCKED)
          : new Answer.Refused(failed.told());
    }
  }
}
