package dev.daybook.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final Instant SINCE = Instant.parse("2026-11-12T04:00:00Z");
  private static final Instant NOW = SINCE.plus(Duration.ofHours(3));
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static DueMessage message(long alert, String title, String body) {
    return new DueMessage(
        100 + alert,
        MessageAbout.RAISED,
        "",
        0,
        SINCE,
        SINCE,
        alert,
        Severity.WARNING,
        title,
        body,
        "mend it",
        1,
        SINCE,
        null);
  }

  private static Letter letter(int longest, DueMessage... messages) {
    return new Letters(ZONE, NOW, longest).of(java.util.List.of(messages));
  }

  @Test
  void allLinesOfAllAlertsWhenTheyFit() {
    assertThat(letter(2_048, message(7, "One", "body"), message(8, "Two", "")))
        .isEqualTo(
            new Letter(
                "alert-107-1794456000000",
                "Daybook: [WARNING] One and 1 more",
                """
                Daybook: 2 alerts
                [WARNING] One
                body
                next: mend it
                2026-11-12 12:00, seen once; daybook alerts show 7

                [WARNING] Two
                next: mend it
                2026-11-12 12:00, seen once; daybook alerts show 8
                """));
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndTellsHowMuch() {
    var text = letter(2_048, message(7, "One", "单".repeat(1_000))).text();

    assertThat(Cut.bytes(text)).isBetween(2_046, 2_048);
    assertThat(text)
        .startsWith("Daybook [WARNING] One\n单单")
        .endsWith(
            " characters left out; daybook alerts show 7)\n"
                + "next: mend it\n2026-11-12 12:00, seen once; daybook alerts show 7\n");
    long shown = text.chars().filter(c -> c == '单').count();
    assertThat(text).contains("… (%d characters left out".formatted(1_000 - shown));
  }

  @Test
  void anEmojiIsNeverCutInHalves() {
    for (int longest = 40; longest < 48; longest++) {
      var cut = Cut.bytes("😀".repeat(30), longest, "");
      assertThat(Cut.bytes(cut)).isLessThanOrEqualTo(longest);
      assertThat(cut).doesNotContain("?").matches("(😀)*… \\(\\d+ characters left out\\)");
    }
  }

  @Test
  void manyAreOneLineEach() {
    var messages =
        LongStream.range(1, 21)
            .mapToObj(i -> message(i, "Title " + i, "body ".repeat(40)))
            .toArray(DueMessage[]::new);

    var text = letter(2_048, messages).text();

    assertThat(text.lines()).hasSize(21).contains("[WARNING] Title 20 (20)");
  }

  @Test
  void andWhatEvenThenHasNoRoomIsNamed() {
    var messages =
        LongStream.range(1, 201)
            .mapToObj(i -> message(i, "A title of some length " + i, ""))
            .toArray(DueMessage[]::new);

    var text = letter(2_048, messages).text();

    assertThat(Cut.bytes(text)).isLessThanOrEqualTo(2_048);
    var lines = text.lines().toList();
    int shown = lines.size() - 2;
    assertThat(lines.get(0)).isEqualTo("Daybook: 200 alerts");
    assertThat(lines.get(shown + 1))
        .isEqualTo(
            "… and %d more: alerts %d to 200; daybook alerts list"
                .formatted(200 - shown, shown + 1));
    assertThat(shown).isGreaterThan(40);
  }

  @Test
  void noLengthIsEverExceeded() {
    IntStream.range(4, 40)
        .forEach(
            length -> {
              var one = letter(length * 50, message(7, "单".repeat(200), "文".repeat(4_000)));
              assertThat(Cut.bytes(one.text())).isLessThanOrEqualTo(length * 50);
            });
  }

  @Test
  void agesAreAsPeopleSayThem() {
    assertThat(
            java.util.stream.Stream.of(
                    "PT59S", "PT1M", "PT59M59S", "PT1H", "PT4H20M", "P1D", "P3DT2H59M")
                .map(Duration::parse)
                .map(Age::of))
        .containsExactly(
            "less than a minute", "1 min", "59 min", "1 h", "4 h 20 min", "1 d", "3 d 2 h");
  }
}
