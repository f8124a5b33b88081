/** A night that anybody can watch: the simulated marketplaces and Daybook in one process. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Demo",
    allowedDependencies = {"canonical", "channel", "home", "mapping", "operate", "simulator"})
package dev.daybook.demo;
