/** A window becomes documents: pages asked over HTTP, signed, budgeted, proven to their end. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Channel",
    allowedDependencies = {"canonical", "mapping", "coverage", "landing", "database"})
package dev.daybook.channel;
