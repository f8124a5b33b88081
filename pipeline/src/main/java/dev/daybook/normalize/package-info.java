/** A record and its mapping become an order, an after-sale or a rejection. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Normalize",
    allowedDependencies = {"canonical", "mapping", "landing"})
package dev.daybook.normalize;
