/** Cleared orders go to the ERP as batches with a manifest; its answers are read back. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Export",
    allowedDependencies = {"canonical", "mapping", "book", "check", "database"})
package dev.daybook.export;
