/** The command line: reads options, calls {@code operate}, prints. Holds no logic of its own. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Command line",
    allowedDependencies = {
      "canonical",
      "home",
      "operate",
      "schedule",
      "simulator",
      "mapping",
      "notify",
      "demo"
    })
package dev.daybook.cli;
