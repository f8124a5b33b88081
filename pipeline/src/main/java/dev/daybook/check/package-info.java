/** Rules over the orders that changed; findings, holds, and the reviews that lift them. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Check",
    allowedDependencies = {"canonical", "mapping", "book", "database"})
package dev.daybook.check;
