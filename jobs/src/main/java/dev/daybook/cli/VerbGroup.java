package dev.daybook.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that only leads to verbs, such as {@code orders}. */
abstract class VerbGroup implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(),
        "'%s' needs one of %s after it"
            .formatted(spec.qualifiedName(), String.join(", ", spec.subcommands().keySet())));
  }
}
