package dev.daybook.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class SimulatorFenceTest {
  private final JavaClasses simulator =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.daybook.simulator");

  @Test
  void theTruthOwesNothingToTheRestOfDaybook() {
    classes()
        .that()
        .resideInAPackage("dev.daybook.simulator..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.daybook.simulator..",
            "dev.daybook.canonical..",
            "tools.jackson..",
            "java..",
            "javax.crypto..",
            "org.springframework.modulith..")
        .check(simulator);
  }
}
