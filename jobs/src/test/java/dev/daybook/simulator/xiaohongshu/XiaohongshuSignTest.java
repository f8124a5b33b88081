package dev.daybook.simulator.xiaohongshu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XiaohongshuSignTest {
  @Test
  void reproducesTheVector() {
    assertThat(
            XiaohongshuSign.of(
                "order.getOrderList", "xhsapp0001", "1772424000", "2.0", "xhs-secret-0001"))
        .isEqualTo("57fa8e2bfd6d3df39f5d7e436371f6b1");
  }
}
