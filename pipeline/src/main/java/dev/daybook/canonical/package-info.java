/** The shared words, in plain Java. Imports nothing but the JDK. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Canonical",
    allowedDependencies = {})
package dev.daybook.canonical;
