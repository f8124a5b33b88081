package dev.daybook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.notify.AlertSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  @TempDir Path folder;

  @Test
  void aHomeWithoutAFileHasTheDefaults() {
    assertThat(ConfigReader.read(new Home(folder))).isEqualTo(defaults());
  }

  @Test
  void anEmptyFileHasTheDefaults() throws IOException {
    assertThat(read("# nothing yet\n")).isEqualTo(defaults());
    assertThat(read("")).isEqualTo(defaults());
    assertThat(read("night:\nshops:\n")).isEqualTo(defaults());
  }

  private static Config defaults() {
    return new Config(
        new BusinessCalendar(ZoneId.of("Asia/Shanghai")),
        Optional.empty(),
        List.of(),
        Config.Schedules.nightly(LocalTime.of(2, 0)),
        Duration.ofHours(26),
        Duration.ofSeconds(5),
        8);
  }

  @Test
  void readsEveryKey() throws IOException {
    var config =
        read(
            """
            business-zone: America/New_York
            night: 03:30
            intraday: 15m
            check: 1h
            handoff: ["15:00", "09:30"]
            patience: 30h
            inbox-age: 10s
            shops-at-once: 3
            settle-for: 90m
            empty-answers: 8
            database:
              url: jdbc:mysql://db.example:3306/daybook
              user: daybook
              password: s3cret
            shops:
              - id: pinduoduo/flagship
                go-live: 2026-11-01
                host: http://127.0.0.1:8080
                credentials:
                  client_id: abc
                  client_secret: xyz
                night: "04:15"
                intraday: 5m
              - id: jd/outlet
                go-live: 2026-11-01T00:00:00+08:00
                feeds: [orders/created]
                closed: 2026-12-24
            """);

    assertThat(config)
        .isEqualTo(
            new Config(
                new BusinessCalendar(ZoneId.of("America/New_York")),
                Optional.of(
                    new Config.Database(
                        "jdbc:mysql://db.example:3306/daybook", "daybook", "s3cret")),
                List.of(
                    new Config.Shop(
                        new ShopId("pinduoduo", "flagship"),
                        Instant.parse("2026-11-01T04:00:00Z"),
                        URI.create("http://127.0.0.1:8080"),
                        Map.of("client_id", "abc", "client_secret", "xyz"),
                        Set.of(),
                        null,
                        LocalTime.of(4, 15),
                        Duration.ofMinutes(5),
                        null),
                    new Config.Shop(
                        new ShopId("jd", "outlet"),
                        Instant.parse("2026-10-31T16:00:00Z"),
                        null,
                        Map.of(),
                        Set.of("orders/created"),
                        null,
                        null,
                        null,
                        Instant.parse("2026-12-24T05:00:00Z"))),
                new Config.Schedules(
                    LocalTime.of(3, 30),
                    Optional.of(Duration.ofMinutes(15)),
                    Optional.of(Duration.ofHours(1)),
                    List.of(LocalTime.of(9, 30), LocalTime.of(15, 0))),
                Duration.ofHours(30),
                Duration.ofSeconds(10),
                3,
                Duration.ofMinutes(90),
                8,
                AlertSettings.none(ZoneId.of("America/New_York"))));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-10-31T16:00:00Z",
    "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z",
    "2026-11-01T06:30:00+08:00, 2026-10-31T22:30:00Z",
  })
  void goLiveIsABusinessDateOrAnInstant(String written, Instant read) throws IOException {
    var config = read("shops: [{id: jd/a, go-live: '%s'}]".formatted(written));

    assertThat(config.shops().get(0).goLive()).isEqualTo(read);
  }

  /** YAML 1.1 reads these as 83, true, 750 and 1000000000000.0. */
  @ParameterizedTest
  @CsvSource({"0123", "yes", "12:30", "1e12", "1_000", "0x1F", "2026-11-01", "'~x'"})
  void aValueIsTheTextThatStandsThere(String value) throws IOException {
    var config =
        read(
            "shops: [{id: jd/a, go-live: 2026-11-01, credentials: {client_secret: %s}}]"
                .formatted(value));

    assertThat(config.shops().get(0).credentials()).isEqualTo(Map.of("client_secret", value));
  }

  @Test
  void anHourAfterTenIsAnHour() throws IOException {
    assertThat(read("night: 12:30").night()).isEqualTo(LocalTime.of(12, 30));
  }

  @Test
  void placeholdersComeFromSecretsAndFromTheEnvironment() throws IOException {
    secrets("pdd_secret: 0042\n", "rw-------");

    var config =
        read(
            """
            shops:
              - id: jd/a
                go-live: 2026-11-01
                credentials: {a: "${pdd_secret}", b: "${PATH}", c: "${NO_SUCH_NAME:usual}"}
            """);

    assertThat(config.shops().get(0).credentials())
        .isEqualTo(Map.of("a", "0042", "b", System.getenv("PATH"), "c", "usual"));
  }

  @Test
  void aPlaceholderThatStandsForNothingIsRefused() throws IOException {
    assertThat(
            refusal(
                """
                shops:
                  - id: jd/a
                    go-live: 2026-11-01
                    credentials:
                      client_secret: ${NO_SUCH_NAME}
                """))
        .isEqualTo(
            folder.resolve("config.yaml")
                + ":5:22: 'shops[0].credentials.client_secret' needs ${NO_SUCH_NAME}, which nothing"
                + " defines;"
                + " next: set it in the environment or in "
                + folder.resolve("secrets.yaml"));
  }

  @Test
  void secretsThatOthersMayReadAreRefused() throws IOException {
    secrets("pdd_secret: 0042\n", "rw-r-----");

    var secrets = folder.resolve("secrets.yaml");
    assertThat(refusal("night: 02:00"))
        .isEqualTo("%s: others may read it; next: chmod 600 %s".formatted(secrets, secrets));
  }

  @Test
  void aShopIsClosedAfterItsGoLive() throws IOException {
    assertThat(refusal("shops: [{id: jd/x, go-live: 2026-11-20, closed: 2026-11-20}]"))
        .isEqualTo(
            folder.resolve("config.yaml")
                + ": closed of jd/x: expected a time after its go-live, 2026-11-20, but got 2026-11-20");
    assertThat(refusal("shops: [{id: jd/x, go-live: 2026-11-20, closed: soon}]"))
        .contains("closed of jd/x: cannot read 'soon' as a business date such as 2026-11-30");
  }

  @Test
  void secretsThatAreNoYamlAreNotQuoted() throws IOException {
    secrets("pdd_secret: \"hunter2\nother: 'hunter3", "rw-------");

    assertThat(refusal("night: 02:00"))
        .startsWith(folder.resolve("secrets.yaml") + ":")
        .contains("cannot be read as YAML")
        .doesNotContain("hunter");
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlace() throws IOException {
    assertThat(refusal("night: 02:00\nbussiness-zone: UTC\n"))
        .isEqualTo(
            folder.resolve("config.yaml")
                + ":2:17: 'bussiness-zone' is unknown; expected business-zone, database, shops,"
                + " night, intraday, check, handoff, patience, inbox-age, shops-at-once, settle-for, empty-answers, alerts; in"
                + " a shop id, go-live, host, credentials, feeds, sftp, night, intraday, closed; in sftp"
                + " host, port, folder, user, password, private-key,"
                + " passphrase, known-hosts, taken, move-to; in database url, user, password; in alerts"
                + " receivers, routes, quiet, repeat, together; in a route severity, shops, to,"
                + " fallback; in quiet from, to, pass");
  }

  @Test
  void anUnknownKeyOfAShopIsNamedToo() throws IOException {
    assertThat(refusal("shops: [{id: jd/a, go-live: 2026-11-01, go_life: x}]"))
        .contains("'shops[0].go_life' is unknown");
  }

  @Test
  void aKeyThatStandsThereTwiceIsRefused() throws IOException {
    assertThat(refusal("night: 02:00\nnight: 03:00\n"))
        .isEqualTo(folder.resolve("config.yaml") + ":2:8: 'night' stands there twice");
  }

  @Test
  void allBadValuesAreToldAtOnce() throws IOException {
    var file = folder.resolve("config.yaml");
    assertThat(
            refusal(
                    """
                business-zone: Asia/Nowhere
                night: two o'clock
                intraday: 30s
                check: 0s
                handoff: ["9 o'clock", "15:00"]
                patience: -1h
                inbox-age: -1s
                shops-at-once: 0
                database: {url: "postgres://db"}
                shops:
                  - {id: jd, go-live: 2026-11-01}
                  - {id: jd/a, go-live: yesterday}
                  - {id: jd/b}
                  - {go-live: 2026-11-01}
                  - {id: jd/c, go-live: 2026-11-01, host: "gateway.example"}
                  - {id: jd/d, go-live: 2026-11-01}
                  - {id: jd/d, go-live: 2026-11-02}
                  - {id: jd/e, go-live: 2026-11-02, night: noon, intraday: 1s}
                """)
                .lines())
        .containsExactly(
            file + ": business-zone: cannot read 'Asia/Nowhere' as a zone such as Asia/Shanghai",
            file + ": intraday: expected a minute or more, but got PT30S",
            file + ": check: expected a minute or more, but got PT0S",
            file + ": night: cannot read 'two o'clock' as a time such as 02:00",
            file + ": handoff: cannot read '9 o'clock' as a time such as 02:00",
            file + ": id: cannot read 'jd' as CHANNEL/SHOP such as pinduoduo/flagship",
            file
                + ": go-live of jd/a: cannot read 'yesterday' as a business date such as"
                + " 2026-11-01, or an instant such as 2026-11-01T00:00:00+08:00",
            file + ": shops: every shop needs 'id' and 'go-live'; one has only id jd/b",
            file + ": shops: every shop needs 'id' and 'go-live'; one has only go-live 2026-11-01",
            file + ": host of jd/c: expected an address such as https://gateway.example",
            file + ": night of jd/e: cannot read 'noon' as a time such as 02:00",
            file + ": intraday of jd/e: expected a minute or more, but got PT1S",
            file + ": database.url: expected jdbc:mysql://HOST:PORT/SCHEMA, for MariaDB too",
            file + ": database: expected 'user' and 'password' beside 'url'",
            file + ": patience: expected no negative time, but got PT-1H",
            file + ": inbox-age: expected no negative time, but got PT-1S",
            file + ": shops-at-once: expected 1 to 32, but got 0",
            file + ": shop 'jd/d' is there twice");
  }

  @ParameterizedTest
  @CsvSource({
    "'patience: a day', 'a duration such as 26h, 5m or 10s'",
    "'shops: jd/flagship', 'a list'",
    "'shops-at-once: all', 'a whole number such as 8'",
    "'shops: [jd/flagship]', 'a shop with ''id'' and ''go-live'''",
  })
  void aValueOfAnotherKindTellsWhatWasExpected(String text, String expected) throws IOException {
    assertThat(refusal(text))
        .startsWith(folder.resolve("config.yaml") + ":")
        .endsWith("cannot be read as " + expected);
  }

  @Test
  void neitherErrorsNorTextsTellASecret() throws IOException {
    var shop =
        """
        database: {url: "jdbc:mysql://h:1/s?password=hunter2", user: u, password: hunter2}
        shops:
          - {id: jd/a, go-live: 2026-11-01, credentials: {client_secret: hunter2}}
        """;

    assertThat(read(shop).toString()).doesNotContain("hunter2");
    assertThat(refusal(shop + "patience: hunter2\n")).doesNotContain("hunter2");
    assertThat(refusal(shop + "host: hunter2\n")).doesNotContain("hunter2");
    assertThat(refusal(shop + "  - \"hunter2\n")).doesNotContain("hunter2");
  }

  @Test
  void anUnknownShopIsAskedWronglyAndNamesThoseThereAre() throws IOException {
    var config = read("shops: [{id: jd/a, go-live: 2026-11-01}]");

    var unknown = catchThrowableOfType(UnknownShop.class, () -> config.shop(new ShopId("jd", "b")));

    assertThat(unknown)
        .hasMessage(
            "there is no shop 'jd/b' in config.yaml; there are [jd/a]; next: correct the name, or"
                + " add the shop below 'shops:' there");
    assertThat(unknown.usage()).isTrue();
  }

  private Config read(String text) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), text);
    return ConfigReader.read(new Home(folder));
  }

  private String refusal(String text) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), text);
    var refused =
        catchThrowableOfType(ConfigRefused.class, () -> ConfigReader.read(new Home(folder)));
    assertThat(refused).as("refusal of %s", text).isNotNull().hasNoCause();
    return refused.getMessage();
  }

  private void secrets(String text, String mode) throws IOException {
    var file = Files.writeString(folder.resolve("secrets.yaml"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
