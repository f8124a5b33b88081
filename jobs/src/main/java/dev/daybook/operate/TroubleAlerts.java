package dev.daybook.operate;

import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.Troubles.Trouble;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Kinds of alerts that are troubles of shops. */
abstract class TroubleAlerts implements AlertKind {
  private static final String NEXT = "; next: ";

  private final String kind;
  private final String title;
  private final Supplier<Stream<Trouble>> troubles;

  /**
   * @param title of an alert; {@code %s} stands for what the trouble is about
   */
  TroubleAlerts(String kind, String title, Supplier<Stream<Trouble>> troubles) {
    this.kind = kind;
    this.title = title;
    this.troubles = troubles;
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final Optional<Holding> holding(Seen seen) {
    return Holding.of(
        seen,
        troubles.get().filter(each -> seen.concerns(each.told().shop())).map(this::alert).toList());
  }

  private Alert alert(Trouble trouble) {
    var what = trouble.told().what();
    int next = what.lastIndexOf(NEXT);
    return new Alert(
        kind + " " + trouble.about(),
        trouble.told().blocking() ? Severity.CRITICAL : Severity.WARNING,
        Optional.of(trouble.told().shop()),
        title.formatted(trouble.about()),
        next < 0 ? what : what.substring(0, next),
        next < 0 ? "./daybook doctor" : what.substring(next + NEXT.length()));
  }
}
