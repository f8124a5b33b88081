package dev.daybook.museum;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/incidents.md}, made of what stands at the rooms' doors. */
final class IncidentsText {
  private static final String HEAD =
      """
      # Incident museum

      Each incident here has happened to people, and is played again by the tests: in a simulated world, over real HTTP, on
      a real database. A naive puller, written as on a good day, is asserted to lose or double exactly so many orders; so
      the trap is real there. Daybook is asserted to hold every order once in its newest version, with no owed time and
      with accounts that balance, in an equal world. *Lost* is an order that is missing or older than the platform's.

      This file is made of the tests (package `dev.daybook.museum`), and a test compares it. To play them, and to write it
      anew:

      ```
      ./mvnw test -pl jobs -am -Dtest='dev.daybook.museum.*Test' -Dsurefire.failIfNoSpecifiedTests=false
      ./mvnw test -pl jobs -am -Dtest=IncidentsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddaybook.incidents.write=true
      ```

      | no. | incident | orders | lost, naive | doubled, naive | lost, Daybook | doubled, Daybook |
      |---|---|---|---|---|---|---|
      """;

  private IncidentsText() {}

  static String of(List<? extends Room> rooms) {
    return HEAD
        + rooms.stream().map(room -> line(room.incident())).collect(Collectors.joining())
        + rooms.stream().map(IncidentsText::section).collect(Collectors.joining());
  }

  private static String line(Incident incident) {
    return "| %d | %s | %d | %d | %d | 0 | 0 |\n"
        .formatted(
            incident.number(),
            incident.name(),
            incident.orders(),
            incident.lost(),
            incident.doubled());
  }

  private static String section(Room room) {
    var incident = room.incident();
    return """

    ## %d. %s

    %s

    **A naive puller.** %s
    Of %d orders it loses %d and doubles %d.

    **Daybook.** %s
    It loses 0 and doubles 0.

    Played by `%s`.%s
    """
        .formatted(
            incident.number(),
            incident.name(),
            incident.happened(),
            incident.naive(),
            incident.orders(),
            incident.lost(),
            incident.doubled(),
            incident.daybook(),
            room.getClass().getSimpleName(),
            threads(incident));
  }

  private static String threads(Incident incident) {
    return incident.threads().length == 0
        ? ""
        : Arrays.stream(incident.threads())
            .map(thread -> "[%s](%s)".formatted(named(thread), thread))
            .collect(Collectors.joining(", ", " Told in ", "."));
  }

  /** {@code https://github.com/owner/name/issues/12} is {@code owner/name 12}. */
  private static String named(String thread) {
    return thread
        .replaceFirst("https://github\\.com/", "")
        .replaceFirst("/(?:issues|pull)/", " ")
        .replaceFirst("https://", "");
  }
}
