package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    var table = new Table("shop", "orders");
    table.row("jd", 1_234_567L);
    table.row("pinduoduo", 5);

    assertThat(table.toString())
        .isEqualTo(
            """
              shop          orders
              jd         1,234,567
              pinduoduo          5
            """);
  }

  @Test
  void aChineseCharacterTakesTwoColumns() {
    var table = new Table("what", "n");
    table.row("示例毛巾", 1);
    table.row("cup，大", 22);
    table.row("𠮷🎁", 3);

    assertThat(table.toString())
        .isEqualTo(
            """
              what       n
              示例毛巾   1
              cup，大   22
              𠮷🎁       3
            """);
  }

  @Test
  void aColumnWithAnyTextIsText() {
    var table = new Table("n");
    table.row(1);
    table.row("-");

    assertThat(table.toString()).isEqualTo("  n\n  1\n  -\n");
    assertThat(table.isEmpty()).isFalse();
  }

  @Test
  void aTableWithoutRowsIsItsHead() {
    assertThat(new Table("a", "b").toString()).isEqualTo("  a  b\n");
    assertThat(new Table("a", "b").isEmpty()).isTrue();
  }
}
