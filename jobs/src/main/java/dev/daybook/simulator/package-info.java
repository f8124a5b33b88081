/**
 * The simulated marketplaces of the demo and of the tests: a Pinduoduo platform over real HTTP and
 * the T+1 export file of a JD shop. {@link dev.daybook.simulator.Marketplaces} is the way in. All
 * people, goods and credentials are invented. Depends on {@code canonical} alone, so that its
 * {@link dev.daybook.simulator.TruthOrder truth} owes nothing to a mapping.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Simulator",
    allowedDependencies = {"canonical"})
package dev.daybook.simulator;
