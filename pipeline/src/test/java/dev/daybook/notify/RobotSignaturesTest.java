package dev.daybook.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vectors were computed apart from this code. */
class RobotSignaturesTest {
  @Test
  void dingtalkSignsTimestampAndSecretWithTheSecret() {
    assertThat(
            DingtalkRobot.signature(
                1793685923000L, "SECdemo00000000000000000000000000000000000000000000000000000017"))
        .isEqualTo("sNvzG/rOTBr87l/q+sb7XwdwmjT+mKDQsepySRRzLgo=");
  }

  @Test
  void feishuSignsNothingWithTimestampAndSecret() {
    assertThat(FeishuRobot.signature(1793685923L, "demoFeishuSecret17"))
        .isEqualTo("Wrr0aUziIIVw5sdRGX4x0Y4GAB+Sx5tonrrANPbAcVE=");
  }
}
