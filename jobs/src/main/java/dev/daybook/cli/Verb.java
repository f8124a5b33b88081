package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.Request;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One verb of the command line. Its {@link #run} answers on the screen and gives the exit code. */
abstract class Verb implements Callable<Integer> {
  @Mixin CommonOptions common;
  @Spec CommandSpec spec;

  private final Installation installation;

  Verb(Installation installation) {
    this.installation = installation;
  }

  @Override
  public final Integer call() throws Exception {
    var commandLine = spec.commandLine();
    return run(new Screen(common.json, commandLine.getOut(), commandLine.getErr()));
  }

  abstract int run(Screen screen) throws Exception;

  /** Daybook on the home folder of the options, under the machine's UTC clock. */
  final Installation.Open open() {
    return open(Clock.systemUTC(), false);
  }

  final Installation.Open open(Clock clock, boolean serving) {
    return installation.open(
        new Installation.Opening(common.home(), common.mappings, clock, serving));
  }

  /** What the operator asks for: it tells how far it is, and ends when he stops it. */
  final Request request(StopSignal stop) {
    return Request.by(Operator.name())
        .telling(ProgressLines.on(spec.commandLine().getErr()))
        .until(stop);
  }

  final Installation installation() {
    return installation;
  }
}
