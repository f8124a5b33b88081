/** What came, byte for byte: documents on disk with a row each, and their records. Append-only. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Landing",
    allowedDependencies = {"canonical", "mapping", "coverage", "database"})
package dev.daybook.landing;
