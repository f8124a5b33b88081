/**
 * Which time of which feed is owed, open, fetched, sealed and settled; and who is at work on it.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Coverage",
    allowedDependencies = {"canonical", "mapping"})
package dev.daybook.coverage;
