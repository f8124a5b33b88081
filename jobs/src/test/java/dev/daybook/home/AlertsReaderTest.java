package dev.daybook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.notify.AlertSettings;
import dev.daybook.notify.QuietHours;
import dev.daybook.notify.ReceiverSettings;
import dev.daybook.notify.Repeats;
import dev.daybook.notify.Route;
import dev.daybook.notify.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsReaderTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    var secrets = Files.writeString(folder.resolve("secrets.yaml"), "ops-key: 0042-ab\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));

    assertThat(
            read(
                """
                shops: [{id: jd/flagship, go-live: 2026-11-01}]
                alerts:
                  receivers:
                    - name: ops
                      kind: wecom
                      key: ${ops-key}
                    - {name: boss, kind: email, host: smtp.example.com, from: d@example.com, to: "a@example.com, b@example.com"}
                  routes:
                    - {severity: [CRITICAL], to: [ops, boss]}
                    - {severity: [WARNING], shops: [jd/flagship, jd/*], to: [ops], fallback: [boss]}
                  quiet: {from: 22:00, to: 08:00, pass: [CRITICAL, WARNING]}
                  repeat: [2h, 1d]
                  together: 1m
                """))
        .isEqualTo(
            new AlertSettings(
                SHANGHAI,
                List.of(
                    new ReceiverSettings("ops", "wecom", Map.of("key", "0042-ab")),
                    new ReceiverSettings(
                        "boss",
                        "email",
                        Map.of(
                            "host", "smtp.example.com",
                            "from", "d@example.com",
                            "to", "a@example.com, b@example.com"))),
                List.of(
                    new Route(
                        Set.of(Severity.CRITICAL), List.of(), List.of("ops", "boss"), List.of()),
                    new Route(
                        Set.of(Severity.WARNING),
                        List.of("jd/flagship", "jd/*"),
                        List.of("ops"),
                        List.of("boss"))),
                Optional.of(
                    new QuietHours(
                        LocalTime.of(22, 0),
                        LocalTime.of(8, 0),
                        Set.of(Severity.CRITICAL, Severity.WARNING),
                        SHANGHAI)),
                new Repeats(List.of(Duration.ofHours(2), Duration.ofDays(1))),
                Duration.ofMinutes(1)));
  }

  @Test
  void withoutRoutesEveryReceiverIsToldOfEverything() throws IOException {
    assertThat(read("alerts: {receivers: [{name: ops, kind: wecom, key: k}]}").routes())
        .containsExactly(
            new Route(EnumSet.allOf(Severity.class), List.of(), List.of("ops"), List.of()));
  }

  @Test
  void withoutAlertsNobodyIsTold() throws IOException {
    assertThat(read("night: 02:00")).isEqualTo(AlertSettings.none(SHANGHAI));
  }

  @Test
  void remindersAndWhatPassesQuietHoursCanBeTurnedOff() throws IOException {
    var settings = read("alerts: {repeat: never, quiet: {from: 22:00, to: 08:00, pass: nothing}}");

    assertThat(settings.repeats().ages()).isEmpty();
    assertThat(settings.quiet().orElseThrow().pass()).isEmpty();
    assertThat(read("alerts: {quiet: {from: 22:00, to: 08:00}}").quiet().orElseThrow().pass())
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void allMistakesAreToldAtOnceWithTheirPlaces() throws IOException {
    var file = folder.resolve("config.yaml");
    assertThat(
            refusal(
                    """
                    shops: [{id: jd/flagship, go-live: 2026-11-01}]
                    alerts:
                      receivers:
                        - name: Ops!
                          kind: pigeon
                        - name: group
                          kind: wecom
                          key: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hunter2
                          colour: red
                        - name: group
                          kind: dingtalk
                        - kind: feishu
                      routes:
                        - severity: [HIGH]
                          shops: [jd/outlet]
                          to: [nobody]
                        - fallback: [group]
                      quiet:
                        from: 22.00
                        to: 08:00
                        pass: [ALL]
                      repeat: [4h, 1h]
                      together: 1h
                    """)
                .lines())
        .containsExactly(
            file
                + ":4:13: alerts.receivers[0].name: expected a word of 1 to 32 of a-z, 0-9 and '-'",
            file
                + ":5:13: alerts.receivers[0].kind: is unknown; expected one of [dingtalk, email,"
                + " feishu, wecom]",
            file
                + ":9:15: alerts.receivers[1].colour: is unknown; a receiver of kind wecom has name,"
                + " kind, key, host",
            file
                + ":8:12: alerts.receivers[1].key: is not as expected: only the key of the robot's"
                + " address, what stands behind key=, as ${NAME} of secrets.yaml",
            file
                + ":11:13: alerts.receivers[2].token: is missing; expected only the token of the"
                + " robot's address, what stands behind access_token=, as ${NAME} of secrets.yaml",
            file + ":12:13: alerts.receivers[3]: expected 'name' and 'kind' in every receiver",
            file + ":10:13: alerts.receivers[2].name: 'group' is there twice",
            file
                + ":16:12: alerts.routes[0].to[0]: there is no receiver 'nobody'; there are [Ops!,"
                + " group]",
            file
                + ":14:18: alerts.routes[0].severity[0]: cannot read 'HIGH' as one of [INFO, WARNING,"
                + " CRITICAL]",
            file
                + ":15:15: alerts.routes[0].shops[0]: there is no shop 'jd/outlet'; there are [jd/*,"
                + " jd/flagship]",
            file + ":17:18: alerts.routes[1].to: is missing; expected receivers of [Ops!, group]",
            file + ":19:11: alerts.quiet.from: cannot read '22.00' as a time such as 22:00",
            file
                + ":21:12: alerts.quiet.pass[0]: cannot read 'ALL' as one of [INFO, WARNING,"
                + " CRITICAL]",
            file
                + ":22:12: alerts.repeat[0]: expected growing ages such as [1h, 4h, 24h], or never",
            file + ":23:13: alerts.together: expected 0s to 10m");
  }

  @Test
  void theSameRobotUnderTwoNamesIsRefused() throws IOException {
    assertThat(
            refusal(
                "alerts: {receivers: [{name: a, kind: wecom, key: k}, {name: b, kind: wecom, key: k}]}"))
        .endsWith(
            "alerts.receivers[1].name: 'a' and 'b' are the same receiver; next: leave one of them"
                + " out");
  }

  @Test
  void unknownKeysAreRefusedAtEveryDepth() throws IOException {
    assertThat(refusal("alerts: {receiver: x}")).contains("'alerts.receiver' is unknown");
    assertThat(refusal("alerts: {routes: [{too: [a]}]}"))
        .contains("'alerts.routes[0].too[0]' is unknown");
    assertThat(refusal("alerts: {quiet: {form: 22:00}}"))
        .contains("'alerts.quiet.form' is unknown");
  }

  @Test
  void noSecretIsTold() throws IOException {
    var text = "alerts: {receivers: [{name: ops, kind: wecom, key: hunter2}]%s}\n";

    assertThat(read(text.formatted("")).toString()).doesNotContain("hunter2");
    assertThat(refusal(text.formatted(", together: 1h"))).doesNotContain("hunter2");
    assertThat(refusal(text.formatted(", together: soon"))).doesNotContain("hunter2");
    assertThat(refusal("alerts: {receivers: hunter2}")).doesNotContain("hunter2");
  }

  private AlertSettings read(String text) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), text);
    return ConfigReader.read(new Home(folder)).alerts();
  }

  private String refusal(String text) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), text);
    var refused =
        catchThrowableOfType(ConfigRefused.class, () -> ConfigReader.read(new Home(folder)));
    assertThat(refused).as("refusal of %s", text).isNotNull();
    return refused.getMessage();
  }
}
