/** One class per operator verb; the command line, the schedules and the console all call it. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Operate",
    allowedDependencies = {
      "canonical",
      "mapping",
      "coverage",
      "landing",
      "channel",
      "normalize",
      "identity",
      "book",
      "check",
      "export",
      "notify",
      "database",
      "batch",
      "home"
    })
package dev.daybook.operate;
