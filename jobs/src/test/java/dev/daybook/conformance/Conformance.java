package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.Channel;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.Marketplaces;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every channel by API, through these trials: nothing is lost and nothing is doubled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Conformance {
  private static final List<String> CHANNELS =
      SmallPages.channels().stream()
          .filter(channel -> channel.feeds().containsKey(Fair.STREAM))
          .map(Channel::name)
          .toList();

  /** Trials that some platforms end in another way, with the reason. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "expired-token", "a token that no call renews is renewed by people: the time is owed",
          "token-dies", "a token that no call renews is renewed by people: the time is owed",
          "a-thousand-pages", "JD and Xiaohongshu give fewer pages a window: the rest is owed",
          "repeated-page", "a whole answer of another window, total and all, is not told apart");

  private final List<Trial> trials;
  private Fair fair;
  private Map<String, Map<Trial, Fair.Result>> naive;

  Conformance(List<Trial> trials) {
    this.trials = trials;
  }

  @BeforeAll
  void play() {
    fair = new Fair(CHANNELS, trials);
    naive = fair.naive();
    fair.play();
  }

  @AfterAll
  void close() {
    fair.close();
  }

  Stream<Arguments> shops() {
    return CHANNELS.stream()
        .flatMap(channel -> trials.stream().map(trial -> Arguments.of(channel, trial)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("shops")
  void losesNothingAndDoublesNothing(String channel, Trial trial) {
    var result = fair.result(channel, trial);
    assertThat(result.doubled()).isZero();
    if (KNOWN.containsKey(trial.name())) {
      // What is missing is owed and told, but for an answer that belongs to another window.
      System.out.printf("%s, %s: %s; %s%n", channel, trial, result, KNOWN.get(trial.name()));
      if (result.lost() > 0 && trial.fault() != FaultKind.REPEATED_PAGE) {
        assertThat(fair.sync(Fair.id(channel, trial)).owed()).isNotEmpty();
      }
      return;
    }
    assertThat(result.lost()).isZero();
    if (trial.fault() == null && !trial.malice().contains("tick-after-page:3")) {
      assertThat(fair.result(channel, trial).orders()).isEqualTo(trial.orders());
    }
    assertThat(fair.sync(Fair.id(channel, trial)).owed()).isEmpty();
  }

  /** A channel folder without a simulated platform would not be tried at all. */
  @Test
  void everyChannelWithAnApiHasAPlatform() {
    assertThat(Marketplaces.addresses().keySet()).containsAll(CHANNELS);
  }

  @Test
  void aNaivePullerLosesOrders() {
    var table = Losses.table(CHANNELS, trials, fair, naive);
    System.out.println(table);
    Losses.keep(getClass().getSimpleName(), table);
    assertThat(
            naive.values().stream()
                .flatMap(trials -> trials.values().stream())
                .mapToInt(Fair.Result::lost)
                .sum())
        .isPositive();
  }
}
