package dev.daybook.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Kind {@code wecom}: a group robot of WeCom. {@code POST /cgi-bin/webhook/send?key=KEY} with
 * {@code {"msgtype": "text", "text": {"content": …}}}, at most 2,048 bytes and 20 messages a
 * minute; answers {@code {"errcode": 0, "errmsg": "ok"}}, and 200 with another code when it
 * refuses.
 *
 * <p>Codes: 45009 too often; 93000 no such key; 40058 too long, seen for markdown, unconfirmed for
 * text; −1 busy, unconfirmed. All others are taken to be permanent.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/99110">WeCom, group robots</a>
 */
public final class WecomRobot implements ReceiverKind {
  private static final String HOST = "https://qyapi.weixin.qq.com";
  private static final int LONGEST_BYTES = 2_048;
  private static final List<Rate> RATES = List.of(new Rate(20, Duration.ofMinutes(1)));
  private static final Duration WAIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "wecom";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            "key",
            "only the key of the robot's address, what stands behind key=, as ${NAME} of"
                + " secrets.yaml",
            "[A-Za-z0-9_-]{1,100}"),
        Setting.host(HOST));
  }

  @Override
  public Receiver open(ReceiverSettings settings, Clock clock) {
    var key = settings.get("key", "");
    var address = URI.create(settings.get("host", HOST) + "/cgi-bin/webhook/send?key=" + key);
    return new Opened(address, new RobotHttp("errcode", "errmsg", List.of(key)));
  }

  private record Opened(URI address, RobotHttp http) implements Receiver {
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
      return http.post(address, body, Opened::answer);
    }

    private static Answer answer(RobotHttp.Failed failed) {
      return switch ((int) failed.code()) {
        case 45009 -> new Answer.Later(failed.told(), WAIT);
        case -1 -> new Answer.Later(failed.told());
        case 40058 -> new Answer.TooLong(failed.told());
        default -> new Answer.Refused(failed.told());
      };
    }
  }
}
