package dev.daybook.chaos;

import dev.daybook.canonical.Window;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Replays;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Settling;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Daybook in a process of its own, on the home of another. It does what its standard input says, a
 * line each, and answers each with a line; at the call at which it is to die it says so and stands
 * still, until it is killed. Not found by scanning.
 *
 * <pre>NOW VERB SHOP FROM TO [STATION NUMBER] → DONE | BUSY | FAILED what | HERE</pre>
 */
@Import(QuickDaybook.class)
public class MortalDaybook {
  private static final Consumer<String> NEVER = call -> {};
  private static final AtomicReference<Consumer<String>> DEATH = new AtomicReference<>(NEVER);

  private final MovableClock clock;
  private final Installation.Open open;

  private MortalDaybook(MovableClock clock, Installation.Open open) {
    this.clock = clock;
    this.open = open;
  }

  /** Every call to the database passes by the death that it may meet. */
  @Bean
  static BeanPostProcessor watchingCalls() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource real
            ? WatchedCalls.of(real, call -> DEATH.get().accept(call))
            : bean;
      }
    };
  }

  /**
   * @param words the home's folder, and that of the mappings
   */
  public static void main(String[] words) throws IOException {
    var clock = new MovableClock(Instant.EPOCH);
    var home = new Home(Path.of(words[0]));
    var opening = new Installation.Opening(home, Path.of(words[1]), clock, false);
    try (var open = new Installation(MortalDaybook.class).open(opening);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      LoggingSystem.get(MortalDaybook.class.getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
      var daybook = new MortalDaybook(clock, open);
      answer("READY");
      for (String line; (line = in.readLine()) != null; ) {
        answer(daybook.answer(line.split(" ")));
      }
    }
  }

  private static void answer(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private String answer(String... words) {
    clock.set(Instant.parse(words[0]));
    DEATH.set(
        words.length > 5
            ? new Death(
                Death.Station.valueOf(words[5]), Integer.parseInt(words[6]), MortalDaybook::die)
            : NEVER);
    try {
      run(
          words[1],
          Scope.parse(words[2]),
          new Window(Instant.parse(words[3]), Instant.parse(words[4])));
      return "DONE";
    } catch (ShopBusy busy) {
      return "BUSY";
    } catch (RuntimeException failed) {
      failed.printStackTrace();
      return "FAILED " + failed;
    } finally {
      DEATH.set(NEVER);
    }
  }

  private void run(String verb, Scope scope, Window range) {
    var request = Request.by("ben");
    var over = request.over(Optional.of(range));
    switch (verb) {
      case "sync" -> open.get(Sync.class).sync(scope, Which.OWED, request);
      case "rerun" -> open.get(Sync.class).rerun(scope, Which.ALL, over);
      case "replay" -> open.get(Replays.class).replay(scope, over);
      case "settle" -> open.get(Settling.class).settle(scope, Optional.empty(), request);
      default -> throw new IllegalArgumentException("no verb: " + verb);
    }
  }

  /** What comes after is the killer's. */
  private static void die() {
    answer("HERE");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }
}
