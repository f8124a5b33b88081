/** When things happen: Quartz wakes, the ledger decides what is owed. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Schedule",
    allowedDependencies = {
      "canonical",
      "database",
      "coverage",
      "home",
      "operate",
      "channel",
      "mapping",
      "notify"
    })
package dev.daybook.schedule;
