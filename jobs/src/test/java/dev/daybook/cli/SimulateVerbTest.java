package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.home.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateVerbTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String words) {
    return new CommandLineInterface(new Installation(Daybook.class))
        .commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words.split(" "));
  }

  @Test
  void itsHelpListsThePlatformsTheirAddressesAndAllMalice() {
    assertThat(run("simulate --help")).isZero();

    assertThat(out.toString())
        .contains("  amazon        GET /orders/v0/orders/{id}/orderItems")
        .contains("  douyin        POST /order/searchList")
        .contains("  jd            POST /routerjson")
        .contains("  pinduoduo     POST /api/router")
        .contains("  wechat-shop   POST /cgi-bin/stable_token")
        .contains("tick-after-page", "late-commits, list-omissions, burst", "repeated-page");
  }

  @Test
  void writesTheFilesOfTheShopsThatGiveThem() {
    assertThat(run("simulate --orders 5 --date 2026-03-01 --once --export " + folder)).isZero();

    assertThat(folder.resolve("jd/flagship/jd-orders-20260301.csv")).isNotEmptyFile();
    assertThat(folder.resolve("pinduoduo/flagship/pinduoduo-orders-20260301.csv")).isNotEmptyFile();
    assertThat(folder.resolve("douyin")).doesNotExist();
  }

  @Test
  void aShopOfAPlatformThatNobodySimulatesIsRefused() {
    assertThat(run("simulate --once --shop acme/flagship --export " + folder)).isNotZero();

    assertThat(err.toString()).contains("no platform 'acme' is simulated; expected one of amazon");
  }
}
