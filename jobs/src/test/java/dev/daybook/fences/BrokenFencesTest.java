package dev.daybook.fences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.daybook.fences.broken.AsksForTheTime;
import dev.daybook.fences.broken.AsksForTheZone;
import dev.daybook.fences.broken.IsInexact;
import dev.daybook.fences.broken.KnowsBatch;
import dev.daybook.fences.broken.KnowsQuartz;
import dev.daybook.fences.broken.LonelyMapper;
import dev.daybook.fences.broken.MakesAClock;
import dev.daybook.fences.broken.SpeaksOfLocalTime;
import dev.daybook.fences.broken.UsesCamel;
import dev.daybook.fences.broken.WritesSql;
import dev.daybook.fences.broken.canonical.UsesMoreThanTheJdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each fence refuses a class that breaks it. */
class BrokenFencesTest {
  @TempDir private Path folder;

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(Fences.pipelineKnowsNoBatchQuartzOrWeb(), KnowsBatch.class),
        Arguments.of(Fences.pipelineKnowsNoBatchQuartzOrWeb(), KnowsQuartz.class),
        Arguments.of(Fences.camelStaysInChannelAndExport(), UsesCamel.class),
        Arguments.of(
            Fences.usesTheJdkOnly("dev.daybook.fences.broken.canonical.."),
            UsesMoreThanTheJdk.class),
        Arguments.of(Fences.timeComesFromTheInjectedClock(), AsksForTheTime.ByInstant.class),
        Arguments.of(Fences.timeComesFromTheInjectedClock(), AsksForTheTime.ByLocalDate.class),
        Arguments.of(Fences.timeComesFromTheInjectedClock(), AsksForTheTime.ByDate.class),
        Arguments.of(Fences.timeComesFromTheInjectedClock(), AsksForTheTime.ByMillis.class),
        Arguments.of(
            Fences.timeComesFromTheInjectedClock(), AsksForTheTime.ByMethodReference.class),
        Arguments.of(Fences.timeComesFromTheInjectedClock(), AsksForTheZone.class),
        Arguments.of(Fences.clocksAreMadeByTheCommandLineOnly(), MakesAClock.class),
        Arguments.of(Fences.nothingIsInexact(), IsInexact.InAField.class),
        Arguments.of(Fences.nothingIsInexact(), IsInexact.InAParameter.class),
        Arguments.of(Fences.nothingIsInexact(), IsInexact.InAResult.class),
        Arguments.of(Fences.nothingIsInexact(), IsInexact.OnItsWay.class),
        Arguments.of(Fences.publicMethodsSpeakOfInstants(), SpeaksOfLocalTime.class),
        Arguments.of(Fences.sqlIsCalledThroughMappersOnly(), WritesSql.ByAnnotation.class),
        Arguments.of(Fences.sqlIsCalledThroughMappersOnly(), WritesSql.ByTemplate.class),
        Arguments.of(Fences.everyMapperHasItsStatements(), LonelyMapper.class));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenClassIsRefused(ArchRule fence, Class<?> broken) {
    var classes = new ClassFileImporter().importClasses(broken);

    assertThatThrownBy(() -> fence.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(broken.getSimpleName());
  }

  @Test
  void aModuleThatUsesAnotherWithoutSayingSoIsRefused() {
    var modules = ApplicationModules.of("dev.daybook.fences.broken.modules", location -> true);

    assertThatThrownBy(modules::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Module 'first' depends on module 'second'");
  }

  @Test
  void aStatementInJavaIsFoundWithItsPlace() throws Exception {
    Files.writeString(
        folder.resolve("Sly.java"),
        """
        class Sly {
          // SELECT nothing FROM a comment
          String sql = "INSERT INTO sales_order (id) VALUES (1)";
        }
        """);

    assertThat(SqlInSources.below(folder))
        .containsExactly("Sly.java:3: String sql = \"INSERT INTO sales_order (id) VALUES (1)\";");
  }
}
