/** How a channel speaks: reads {@code mappings/**} into checked, compiled mappings and rules. */
@org.springframework.modulith.ApplicationModule(
    displayName = "Mapping",
    allowedDependencies = {"canonical"})
package dev.daybook.mapping;
