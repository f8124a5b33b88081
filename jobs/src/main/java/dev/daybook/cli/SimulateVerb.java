package dev.daybook.cli;

import static java.util.stream.Collectors.joining;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.demo.SimulatedShop;
import dev.daybook.home.Installation;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.Robots;
import dev.daybook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Run the simulated marketplaces alone: their APIs over HTTP behind one port, and the T+1 files on demand.",
      "Without --shop one shop of each platform is open, called flagship.",
      "Their clock stands at 02:00 after the business date, or follows the machine's with --live.",
      "A sync against them needs --live. Their shops are printed as they can stand in config.yaml."
    })
final class SimulateVerb extends Verb {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Option(
      names = "--port",
      defaultValue = "0",
      paramLabel = "P",
      description = "Port on 127.0.0.1; 0 for a free one.")
  int port;

  @Option(
      names = "--orders",
      defaultValue = "500",
      paramLabel = "N",
      description = "Orders of each shop (${DEFAULT-VALUE}).")
  int orders;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Equal seeds give equal worlds (${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--date", paramLabel = "DATE", description = "Business date; default: yesterday.")
  String date;

  @Option(
      names = "--malice",
      split = ",",
      paramLabel = "WORD[:N]",
      description = "What goes wrong on purpose; see below.")
  List<String> malice = List.of();

  @Option(
      names = "--shop",
      paramLabel = "CHANNEL/SHOP",
      description = "Open these shops only; may be given several times.")
  List<String> shops = List.of();

  @Option(
      names = "--rates",
      description =
          "Hold clients to the rates that the platforms publish, by the marketplaces' clock.")
  boolean rates;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description =
          "Also write the export files of the date there, as DIR/CHANNEL/SHOP/…, for the shops that give them.")
  Path export;

  @Option(names = "--once", description = "With --export: end when the files are written.")
  boolean once;

  @Option(names = "--live", description = "Follow the machine's clock.")
  boolean live;

  @Option(
      names = "--robots",
      description =
          "Also run group robots of WeCom, DingTalk and Feishu for alerts, behind a port of their own and by the machine's clock.")
  boolean robots;

  SimulateVerb(Installation installation) {
    super(installation);
  }

  /** The platforms that are found, and all that can go wrong, stand below the options. */
  @Spec
  void describe(CommandSpec command) {
    var footer = new ArrayList<String>();
    Collections.addAll(
        footer,
        "",
        "Example:",
        "  ./daybook simulate --port 18080 --orders 2000 --malice busy:0.05,cut-json:0.05",
        "",
        "Platforms:");
    Marketplaces.addresses()
        .forEach(
            (channel, paths) ->
                paths.forEach(path -> footer.add("  %-13s %s".formatted(channel, path))));
    footer.add("");
    footer.add("Malice (a number follows a colon, such as burst:300):");
    Marketplaces.maliceWords().forEach(words -> footer.add("  " + words));
    command.usageMessage().footer(footer.toArray(String[]::new));
  }

  @Override
  int run(Screen screen) throws InterruptedException {
    if (once && export == null) {
      throw new Usage("--once ends when the files of --export are written: give --export DIR");
    }
    var calendar = new BusinessCalendar(ZONE);
    var system = Clock.systemUTC();
    var day = date == null ? calendar.dateOf(system.instant()).minusDays(1) : Spans.date(date);
    var clock = live ? system : new MovableClock(calendar.startOf(day).plus(Duration.ofHours(26)));
    var settings =
        SimulatorSettings.of(seed, orders, day, clock)
            .onPort(port)
            .withMalice(malice.toArray(String[]::new))
            .withShops(shops.stream().map(Names::shop).toArray(ShopId[]::new));
    try (var stop = StopSignal.listening();
        var marketplaces = Marketplaces.start(rates ? settings.withPlatformRates() : settings)) {
      if (export != null) {
        export(marketplaces, day, screen);
        if (once) {
          return ExitCode.DONE;
        }
      }
      screen.answer(Listening.of(marketplaces, day), text(marketplaces, day));
      screen.say(shops(marketplaces, day));
      await(stop, screen);
    }
    return ExitCode.DONE;
  }

  private void await(StopSignal stop, Screen screen) throws InterruptedException {
    if (!robots) {
      stop.await();
      return;
    }
    try (var groups = Robots.start(0, Clock.systemUTC())) {
      screen.say(receivers(groups));
      stop.await();
    }
  }

  /** As it can stand in config.yaml; all keys are invented. */
  private String shops(Marketplaces marketplaces, LocalDate day) {
    return marketplaces.shopIds().stream()
        .map(shop -> SimulatedShop.written(shop, day, List.of(), marketplaces))
        .collect(
            joining(
                "",
                live
                    ? "shops:\n"
                    : "# The marketplaces' clock stands; for a sync start them with --live.\nshops:\n",
                ""))
        .stripTrailing();
  }

  /** As it can stand in config.yaml; all keys are invented. */
  private static String receivers(Robots groups) {
    var text = new StringBuilder("alerts:\n  receivers:\n");
    groups
        .settings()
        .forEach(
            (platform, settings) -> {
              text.append("    - name: %s\n      kind: %s\n".formatted(platform, platform));
              text.append("      host: %s\n".formatted(groups.url()));
              settings.forEach((key, value) -> text.append("      %s: %s\n".formatted(key, value)));
            });
    return text.toString().stripTrailing();
  }

  private void export(Marketplaces marketplaces, LocalDate day, Screen screen) {
    for (ShopId shop : marketplaces.shopIds()) {
      if (marketplaces.exports(shop)) {
        var folder = export.resolve(shop.channel()).resolve(shop.shop());
        screen.say("Export: " + marketplaces.writeExport(shop, day, folder).file());
      }
    }
  }

  private static String text(Marketplaces marketplaces, LocalDate day) {
    var text =
        new StringBuilder(
            "The marketplaces answer at %s for %s; Ctrl-C ends it%n"
                .formatted(marketplaces.url(), day));
    Marketplaces.addresses()
        .forEach(
            (channel, paths) ->
                text.append("  %-13s %s%n".formatted(channel, String.join(", ", paths))));
    text.append("Shops: ");
    text.append(marketplaces.shopIds().stream().map(ShopId::toString).collect(joining(", ")));
    return text.toString();
  }

  private record Listening(
      String host,
      String pinduoduo,
      int port,
      String date,
      List<String> shops,
      SortedMap<String, List<String>> addresses) {
    static Listening of(Marketplaces marketplaces, LocalDate day) {
      return new Listening(
          marketplaces.url().toString(),
          marketplaces.pinduoduoUrl().toString(),
          marketplaces.port(),
          day.toString(),
          marketplaces.shopIds().stream().map(ShopId::toString).toList(),
          Marketplaces.addresses());
    }
  }
}
