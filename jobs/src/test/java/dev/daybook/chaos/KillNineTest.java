package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.chaos.DemoProcess.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A night that is killed again and again ends with the book of a night that was left in peace. */
@Tag("full")
class KillNineTest {
  static final int ORDERS = 60;
  static final long SEED = 7;

  /** Parts of a night that come once for each of its three syncs; the others come once. */
  private static final List<Moment> AGAIN_AND_AGAIN =
      List.of(Moment.PULL, Moment.NORMALIZE, Moment.BOOK, Moment.SEAL);

  private static final List<Moment> ONCE = List.of(Moment.CHECK, Moment.HAND_OFF);

  private final Path folder = Nights.folder();

  @AfterEach
  void clearUp() {
    Nights.delete(folder);
  }

  @Test
  void threeKillsLeaveNoTrace() {
    killed(1, List.of(Moment.PULL, Moment.NORMALIZE, Moment.HAND_OFF));
  }

  /** Four kills on each of five homes, wherever the dice say. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void twentyKillsLeaveNoTrace(long dice) {
    var random = new Random(dice);
    var moments = new ArrayList<Moment>();
    random
        .ints(3, 0, AGAIN_AND_AGAIN.size())
        .sorted()
        .mapToObj(AGAIN_AND_AGAIN::get)
        .forEach(moments::add);
    moments.add(ONCE.get(random.nextInt(ONCE.size())));
    killed(dice, moments);
  }

  private void killed(long dice, List<Moment> moments) {
    var undisturbed = Nights.undisturbed(ORDERS, SEED);
    try (var home = DemoHome.quick(folder, ORDERS, SEED)) {
      var random = new Random(dice);
      var kills = new ArrayList<String>();
      for (var moment : moments) {
        kills.addAll(kill(home, moment, random));
      }
      System.out.printf("dice %d, killed: %s%n", dice, kills);
      assertThat(kills).as("kills that came before the end").hasSize(moments.size());
      Ended last = home.play();
      assertThat(last.exit()).as("after %s: %s", kills, last.complaint()).isZero();
      Nights.assertComplete(home, last);
      assertThat(undisturbed.book().differences(Book.of(home.sql())))
          .as("after %s", kills)
          .isEmpty();
    }
  }

  /** Empty when the night had ended before the moment came. */
  private static List<String> kill(DemoHome home, Moment moment, Random random) {
    var sql = home.sql();
    var awaited = moment.from(sql, random);
    try (var night = home.start()) {
      if (!awaited.reachedWhile(night::isRunning)) {
        assertThat(night.ended().exit()).isZero();
        return List.of();
      }
      night.kill();
      return List.of(awaited.toString());
    }
  }
}
