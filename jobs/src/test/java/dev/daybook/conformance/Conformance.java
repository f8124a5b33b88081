package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.Channel;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.Marketplaces;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Where time stays owed until people have authorised the shop again: no call renews its token.
   */
  private static final Set<String> RENEWED_BY_PEOPLE =
      Set.of("jd", "kuaishou", "shopify", "taobao", "xiaohongshu");

  /** Where a window has fewer pages than a thousand: the time stays owed. */
  private static final Set<String> FEWER_PAGES = Set.of("jd", "xiaohongshu");

  /** Where a whole answer of another window, total and all, is not told apart. */
  private static final Set<String> BY_PAGE_NUMBER = Set.of("douyin", "pinduoduo", "taobao");

  private final List<Trial> trials;
  private Fair fair;
  private Map<String, Map<Trial, Loss>> naive;

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
    if (isFoundBySettlement(channel, trial)) {
      return;
    }
    if (staysOwed(channel, trial)) {
      assertThat(result.lost() == 0 || !fair.sync(Fair.id(channel, trial)).owed().isEmpty())
          .as("what is missing is owed: %s", result)
          .isTrue();
      return;
    }
    assertThat(result.lost()).isZero();
    if (trial.fault() == null && !trial.malice().contains("tick-after-page:3")) {
      assertThat(fair.result(channel, trial).orders()).isEqualTo(trial.orders());
    }
    assertThat(fair.sync(Fair.id(channel, trial)).owed()).isEmpty();
  }

  /** Nothing in the first answers tells. */
  private static boolean isFoundBySettlement(String channel, Trial trial) {
    return trial.equals(Trial.lateByHours())
        || trial.fault() == FaultKind.REPEATED_PAGE && BY_PAGE_NUMBER.contains(channel);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("shops")
  void losesNothingAfterSettlement(String channel, Trial trial) {
    var settled = fair.settled(channel, trial);

    assertThat(settled.doubled()).isZero();
    if (!staysOwed(channel, trial)) {
      assertThat(settled.lost()).isZero();
    }
  }

  /** Else the trial would tell nothing. */
  @Test
  void beforeSettlementOrdersOfHoursAgoAreMissing() {
    assertThat(
            CHANNELS.stream()
                .mapToInt(channel -> fair.result(channel, Trial.lateByHours()).lost())
                .sum())
        .isPositive();
  }

  private static boolean staysOwed(String channel, Trial trial) {
    boolean token =
        trial.fault() == FaultKind.EXPIRED_TOKEN || trial.fault() == FaultKind.TOKEN_DIES;
    return token && RENEWED_BY_PEOPLE.contains(channel)
        || trial.name().equals("a-thousand-pages") && FEWER_PAGES.contains(channel);
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
                .mapToInt(Loss::lost)
                .sum())
        .isPositive();
  }
}
