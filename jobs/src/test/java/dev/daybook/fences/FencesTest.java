package dev.daybook.fences;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.daybook.Daybook;
import dev.daybook.canonical.Money;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Nothing of ours climbs over a fence. {@link BrokenFencesTest} shows that each one stands. */
class FencesTest {
  private static final JavaClasses pipeline =
      new ClassFileImporter().importUrl(locationOf(Money.class));
  private static final JavaClasses all =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importUrls(List.of(locationOf(Money.class), locationOf(Daybook.class)));

  /** Without tests, whether the pipeline's come as a folder or, in a whole build, as a jar. */
  private static ApplicationModules modules() {
    return ApplicationModules.of(
        Daybook.class,
        location ->
            new ImportOption.DoNotIncludeTests().includes(location)
                && !location.contains("-tests.jar"));
  }

  @Test
  void modulesUseOnlyWhatTheyDeclare() {
    modules().verify();
  }

  @Test
  void everyPackageDeclaresWhatItMayUse() throws ClassNotFoundException {
    for (var module : modules()) {
      var name = module.getBasePackage().getName();
      var declared = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
      assertThat(declared).as("@ApplicationModule in %s", name).isNotNull();
      assertThat(declared.allowedDependencies())
          .as("allowedDependencies of %s: listed, not open to all", name)
          .doesNotContain(ApplicationModule.OPEN_TOKEN);
    }
  }

  @Test
  void pipelineKnowsNoBatchQuartzOrWeb() {
    assertThat(pipeline.size()).isGreaterThan(50);
    Fences.pipelineKnowsNoBatchQuartzOrWeb().check(pipeline);
  }

  @Test
  void camelStaysInChannelAndExport() {
    Fences.camelStaysInChannelAndExport().check(all);
  }

  @Test
  void canonicalUsesTheJdkOnly() {
    Fences.usesTheJdkOnly("dev.daybook.canonical..").check(all);
  }

  @Test
  void timeComesFromTheInjectedClock() {
    Fences.timeComesFromTheInjectedClock().check(all);
  }

  @Test
  void clocksAreMadeByTheCommandLineOnly() {
    Fences.clocksAreMadeByTheCommandLineOnly().check(all);
  }

  @Test
  void nothingIsInexact() {
    Fences.nothingIsInexact().check(all);
  }

  @Test
  void publicMethodsSpeakOfInstants() {
    Fences.publicMethodsSpeakOfInstants().check(all);
  }

  @Test
  void sqlIsCalledThroughMappersOnly() {
    Fences.sqlIsCalledThroughMappersOnly().check(all);
  }

  @Test
  void everyMapperHasItsStatements() {
    Fences.everyMapperHasItsStatements().check(all);
  }

  /** A file that no class is named like would be left out without a word. */
  @Test
  void everyFileOfStatementsIsNamedLikeItsClass() throws IOException {
    var folder = Path.of("..", "sql", "statements");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".xml")))
          .isNotEmpty()
          .allSatisfy(
              file -> {
                var name = folder.relativize(file).toString().replaceFirst("\\.xml$", "");
                var mapper = Class.forName("dev.daybook." + name.replace(File.separatorChar, '.'));
                assertThat(mapper).isInterface();
              });
    }
  }

  @Test
  void noStatementIsWrittenInJava() {
    assertThat(SqlInSources.below(Path.of("..", "pipeline", "src", "main", "java"))).isEmpty();
    assertThat(SqlInSources.below(Path.of("src", "main", "java"))).isEmpty();
  }

  private static URL locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
