/**
 * The home folder: configuration, secrets, landing, inboxes, hand-off files and the embedded
 * database.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Home",
    allowedDependencies = {"canonical", "channel", "database", "export", "landing", "notify"})
package dev.daybook.home;
