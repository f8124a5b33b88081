package dev.daybook.fences;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.DeleteProvider;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.apache.ibatis.type.TypeHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What code may not do, as rules that a build can check. */
final class Fences {
  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");
  private static final Set<String> CLOCK_MAKERS =
      Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds");

  private Fences() {}

  /** For the classes of pipeline only. */
  static ArchRule pipelineKnowsNoBatchQuartzOrWeb() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.batch..",
            "org.quartz..",
            "org.springframework.web..",
            "org.springframework.boot.web..",
            "jakarta.servlet..",
            "picocli..")
        .because("pipeline is what happens to a record; when, and who may ask, belongs into jobs");
  }

  static ArchRule camelStaysInChannelAndExport() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("dev.daybook.channel..", "dev.daybook.export..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..");
  }

  static ArchRule usesTheJdkOnly(String packages) {
    return classes()
        .that()
        .resideInAPackage(packages)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", packages);
  }

  static ArchRule timeComesFromTheInjectedClock() {
    return classes()
        .should(
            notAccess(
                "ask the machine for the time or its zone",
                access -> asksForTheTime(access) || asksForTheZone(access)));
  }

  /** The one place that makes a clock is the command line; all others are given one. */
  static ArchRule clocksAreMadeByTheCommandLineOnly() {
    return classes()
        .that()
        .resideOutsideOfPackage("dev.daybook.cli..")
        .should(
            notAccess(
                "make a clock",
                access ->
                    access.getTargetOwner().isEquivalentTo(Clock.class)
                        && CLOCK_MAKERS.contains(access.getTarget().getName())));
  }

  /** Probabilities of the simulator's faults are no money and may be inexact. */
  static ArchRule nothingIsInexact() {
    return classes()
        .that()
        .resideOutsideOfPackage("dev.daybook.simulator..")
        .should(haveNoInexactMember())
        .andShould(
            notAccess(
                "turn a number into or out of a double",
                access ->
                    access.getTargetOwner().isAssignableTo(Number.class)
                            && Set.of("doubleValue", "floatValue")
                                .contains(access.getTarget().getName())
                        || isDecimalFromDouble(access)));
  }

  static ArchRule publicMethodsSpeakOfInstants() {
    return classes()
        .that()
        .areNotAssignableTo(TypeHandler.class)
        .should(
            haveNoMember(
                "LocalDateTime in a public method",
                member ->
                    member.getModifiers().contains(JavaModifier.PUBLIC)
                        && member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                        && member instanceof JavaCodeUnit unit
                        && Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                unit.getRawParameterTypes().stream())
                            .anyMatch(type -> type.isEquivalentTo(LocalDateTime.class))));
  }

  /** {@code database} speaks to a server before there are statements to call. */
  static ArchRule sqlIsCalledThroughMappersOnly() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.daybook.database..")
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                    Select.class,
                    Insert.class,
                    Update.class,
                    Delete.class,
                    SelectProvider.class,
                    InsertProvider.class,
                    UpdateProvider.class,
                    DeleteProvider.class,
                    JdbcClient.class)
                .or(
                    DescribedPredicate.describe(
                        "is a JdbcTemplate", type -> type.isAssignableTo(JdbcOperations.class))));
  }

  /** Interface and XML have one name: {@code sql/statements/<package>/<Mapper>.xml}. */
  static ArchRule everyMapperHasItsStatements() {
    return classes()
        .that()
        .areAnnotatedWith(Mapper.class)
        .should(
            condition(
                "have their file of statements",
                (mapper, events) -> {
                  var file =
                      "/sql/statements/%s/%s.xml"
                          .formatted(
                              mapper
                                  .getPackageName()
                                  .substring(mapper.getPackageName().lastIndexOf('.') + 1),
                              mapper.getSimpleName());
                  if (Fences.class.getResource(file) == null) {
                    events.add(
                        SimpleConditionEvent.violated(
                            mapper, mapper.getName() + ": expected its statements in " + file));
                  }
                }));
  }

  private static boolean asksForTheTime(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getTarget().getName();
    var now = name.equals("now") && owner.getPackageName().startsWith("java.time");
    var givenAClock =
        access.getTarget() instanceof CodeUnitCallTarget call
            && call.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Clock.class));
    return now && !givenAClock
        || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
        || owner.isEquivalentTo(Calendar.class) && name.equals("getInstance")
        || owner.isEquivalentTo(Date.class) && name.equals("<init>") && takesNothing(access);
  }

  private static boolean asksForTheZone(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getTarget().getName();
    return owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault")
        || owner.isEquivalentTo(TimeZone.class) && name.equals("getDefault");
  }

  private static boolean isDecimalFromDouble(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(BigDecimal.class)
        && access.getTarget() instanceof CodeUnitCallTarget call
        && call.getRawParameterTypes().stream().anyMatch(type -> INEXACT.contains(type.getName()));
  }

  private static boolean takesNothing(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitCallTarget call
        && call.getRawParameterTypes().isEmpty();
  }

  private static ArchCondition<JavaClass> haveNoInexactMember() {
    return haveNoMember(
        "a double or float",
        member -> typesOf(member).stream().anyMatch(type -> INEXACT.contains(type.getName())));
  }

  private static List<JavaClass> typesOf(JavaMember member) {
    return member instanceof JavaCodeUnit unit
        ? Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
            .toList()
        : List.of(((JavaField) member).getRawType());
  }

  private static ArchCondition<JavaClass> haveNoMember(
      String what, Predicate<JavaMember> forbidden) {
    return condition(
        "have no member with " + what,
        (type, events) ->
            type.getMembers().stream()
                .filter(forbidden)
                .forEach(
                    member ->
                        events.add(
                            SimpleConditionEvent.violated(
                                type, member.getDescription() + ": " + what))));
  }

  private static ArchCondition<JavaClass> notAccess(
      String what, Predicate<JavaAccess<?>> forbidden) {
    return condition(
        "not " + what,
        (type, events) ->
            type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .forEach(
                    access ->
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()))));
  }

  private interface Check {
    void on(JavaClass type, ConditionEvents events);
  }

  private static ArchCondition<JavaClass> condition(String description, Check check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.on(type, events);
      }
    };
  }
}
