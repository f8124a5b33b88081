/** One Spring Batch job a class. The ledger is the truth; Spring Batch only executes. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Batch",
    allowedDependencies = {"canonical", "coverage", "landing", "normalize", "book"})
package dev.daybook.batch;
