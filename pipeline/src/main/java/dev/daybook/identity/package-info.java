/** Which order of ours is which order of a channel's: unique both ways. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {"canonical", "database"})
package dev.daybook.identity;
