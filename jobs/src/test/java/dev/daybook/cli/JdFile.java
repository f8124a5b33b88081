package dev.daybook.cli;

import dev.daybook.ShippedMappings;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** A simulated export of 50 orders, one of them in a state that no mapping knows. All invented. */
record JdFile(Path path, String strangeOrder) {
  static final LocalDate DATE = LocalDate.of(2025, 3, 2);
  static final String STRANGE_STATE = "等待月球出库";

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** As the channel gives it. */
  static Path write(Path folder) {
    var settings = SimulatorSettings.of(13, 50, DATE, Clock.systemUTC());
    try (var marketplaces = Marketplaces.start(settings)) {
      return marketplaces.writeJdExport(DATE, folder).file();
    }
  }

  /** The channel's folder, copied, with the strange state in its table. */
  static Path mended(Path mappings) {
    return ShippedMappings.copy(
        "jd",
        mappings,
        text ->
            text.replace(
                "      等待付款: PENDING_PAYMENT\n",
                "      等待付款: PENDING_PAYMENT\n      %s: READY_TO_SHIP\n".formatted(STRANGE_STATE)));
  }

  static JdFile withStrangeOrder(Path folder) throws IOException {
    var path = write(folder);
    var text = Files.readString(path, GB18030);
    var order = text.lines().skip(1).findFirst().orElseThrow().split(",")[0];
    Files.writeString(
        path,
        text.lines()
            .map(line -> line.startsWith(order) ? line.replace("等待出库", STRANGE_STATE) : line)
            .collect(Collectors.joining("\r\n", "", "\r\n")),
        GB18030);
    return new JdFile(path, order.replaceAll("\\D", ""));
  }
}
