@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.daybook.fences.broken.modules.first;
