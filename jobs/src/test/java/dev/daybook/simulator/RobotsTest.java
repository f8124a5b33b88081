package dev.daybook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.notify.Answer;
import dev.daybook.notify.DingtalkRobot;
import dev.daybook.notify.FeishuRobot;
import dev.daybook.notify.Letter;
import dev.daybook.notify.Receiver;
import dev.daybook.notify.ReceiverKind;
import dev.daybook.notify.ReceiverSettings;
import dev.daybook.notify.WecomRobot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The product's receivers and the simulated robots, over real HTTP: neither knows the other. */
class RobotsTest {
  private static final Letter LETTER =
      new Letter("alert-1-1", "Daybook", "Daybook [WARNING] 磁盘 \"quoted\"\nnext: mend it & go\n");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-12T04:00:00Z"));
  private final Robots robots = Robots.start(0, clock);

  @AfterEach
  void close() {
    robots.close();
  }

  private Receiver receiver(ReceiverKind kind, Map<String, String> other, Clock ours) {
    var values = new HashMap<>(robots.settings().get(kind.name()));
    values.put("host", robots.url().toString());
    values.putAll(other);
    return kind.open(new ReceiverSettings("ops", kind.name(), values), ours);
  }

  private Receiver receiver(ReceiverKind kind) {
    return receiver(kind, Map.of(), clock);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(new WecomRobot(), "errcode 0: ok"),
        Arguments.of(new DingtalkRobot(), "errcode 0: ok"),
        Arguments.of(new FeishuRobot(), "code 0: success"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theGroupReadsTheTextAsItIs(ReceiverKind kind, String told) {
    assertThat(receiver(kind).deliver(LETTER)).isEqualTo(new Answer.Taken(told));
    assertThat(robots.heard(kind.name())).containsExactly(LETTER.text());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aTextOfTheLongestLengthIsTaken(ReceiverKind kind) {
    var receiver = receiver(kind);
    var longest = "单".repeat(receiver.longestBytes() / 3) + "x".repeat(receiver.longestBytes() % 3);

    assertThat(receiver.deliver(new Letter("i", "s", longest))).isInstanceOf(Answer.Taken.class);
    var breaks = "\n\"".repeat(receiver.longestBytes() / 2);
    assertThat(receiver.deliver(new Letter("i", "s", breaks))).isInstanceOf(Answer.Taken.class);
  }

  @Test
  void wecomTellsAWrongKeyAndATextThatIsTooLong() {
    var refused = receiver(new WecomRobot(), Map.of("key", "wrong-key"), clock).deliver(LETTER);

    assertThat(refused).isInstanceOf(Answer.Refused.class);
    assertThat(refused.told())
        .startsWith("errcode 93000: invalid webhook url, hint: ")
        .doesNotContain("wrong-key");
    assertThat(receiver(new WecomRobot()).deliver(new Letter("i", "s", "x".repeat(2_049))))
        .isInstanceOf(Answer.TooLong.class);
    assertThat(robots.heard("wecom")).isEmpty();
  }

  static Stream<Arguments> signed() {
    return Stream.of(
        Arguments.of(new DingtalkRobot(), "SECwrong", "errcode 310000: "),
        Arguments.of(new FeishuRobot(), "wrong", "code 19021: "));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void aWrongSecretOrClockIsRefusedWith200(ReceiverKind kind, String wrong, String told) {
    var late = Clock.offset(clock, Duration.ofMinutes(61));
    var hour = Clock.offset(clock, Duration.ofMinutes(-60));

    var secret = receiver(kind, Map.of("secret", wrong), clock).deliver(LETTER);
    assertThat(secret).isInstanceOf(Answer.Refused.class);
    assertThat(secret.told()).startsWith(told);
    assertThat(receiver(kind, Map.of(), late).deliver(LETTER)).isInstanceOf(Answer.Refused.class);
    assertThat(receiver(kind, Map.of(), hour).deliver(LETTER)).isInstanceOf(Answer.Taken.class);
  }

  @Test
  void oneMoreThanTheRateIsForLater() {
    var wecom = receiver(new WecomRobot());
    var feishu = receiver(new FeishuRobot());
    var dingtalk = receiver(new DingtalkRobot());
    IntStream.range(0, 20).forEach(i -> Stream.of(wecom, dingtalk).forEach(r -> r.deliver(LETTER)));
    IntStream.range(0, 5).forEach(i -> feishu.deliver(LETTER));

    assertThat(wait(wecom.deliver(LETTER))).contains(Duration.ofSeconds(60));
    assertThat(wait(dingtalk.deliver(LETTER))).contains(Duration.ofMinutes(10));
    assertThat(wait(feishu.deliver(LETTER)).orElseThrow())
        .isBetween(Duration.ofSeconds(47), Duration.ofSeconds(72));

    clock.advance(Duration.ofSeconds(60));
    assertThat(wecom.deliver(LETTER)).isInstanceOf(Answer.Taken.class);
    assertThat(feishu.deliver(LETTER)).isInstanceOf(Answer.Taken.class);
    assertThat(dingtalk.deliver(LETTER)).isInstanceOf(Answer.Later.class);
    clock.advance(Duration.ofMinutes(10));
    assertThat(dingtalk.deliver(LETTER)).isInstanceOf(Answer.Taken.class);
  }

  private static Optional<Duration> wait(Answer answer) {
    return ((Answer.Later) answer).pause();
  }

  @Test
  void aBusyPlatformIsForLaterWithoutATime() {
    robots.next("wecom", -1, "system busy");

    assertThat(receiver(new WecomRobot()).deliver(LETTER))
        .isEqualTo(new Answer.Later("errcode -1: system busy", Optional.empty()));
  }

  @Test
  void whatIsNoRobotIsToldSo() {
    var elsewhere = Map.of("host", robots.url() + "/nowhere");

    assertThat(receiver(new WecomRobot(), elsewhere, clock).deliver(LETTER))
        .isEqualTo(new Answer.Refused("HTTP 404 without errcode: that is no robot's answer"));
  }

  @Test
  void aRobotThatIsAwayIsForLaterAndNoKeyIsTold() {
    var receiver = receiver(new WecomRobot());
    robots.close();

    var answer = receiver.deliver(LETTER);

    assertThat(answer).isInstanceOf(Answer.Later.class);
    assertThat(answer.told()).startsWith("no answer: ").doesNotContain("demo-wecom-key");
  }
}
