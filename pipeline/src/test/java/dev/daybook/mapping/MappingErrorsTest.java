package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingErrorsTest {
  @TempDir Path folder;
  private Acme acme;

  @BeforeEach
  void aFolderWithoutErrors() {
    acme = new Acme(folder);
    assertThat(acme.errors()).isEmpty();
  }

  private void tells(String expected) {
    assertThat(acme.errors()).containsExactly(expected.stripTrailing());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheKeysThereAre() {
    acme.channel("currency: CNY\n", "currency: CNY\nlanguage: zh\n");
    tells(
        """
        acme/channel.yaml:3:1: unknown key 'language'; expected one of [api, currency, experimental, feeds, zone]
          language: zh
          ^
        """);
  }

  @Test
  void aMissingKeyStandsAtItsBlock() {
    acme.export("  freight: 0\n", "");
    tells(
        """
        acme/export.yaml:14:1: key 'freight' is missing in amounts
          amounts:
          ^
        """);
  }

  @Test
  void aValueOfTheWrongFormTellsWhatFits() {
    acme.channel("columns:\n        no: [number]", "columns:\n        no: number");
    tells(
        """
        acme/channel.yaml:11:13: feeds.orders/created.files.columns.no does not fit; \
        expected a list of other names, such as [] for none
                  no: number
                      ^
        """);
  }

  @Test
  void aDoubledKeyIsRefused() {
    acme.channel("currency: CNY\n", "currency: CNY\ncurrency: USD\n");
    tells(
        """
        acme/channel.yaml:3:1: key 'currency' stands here twice
          currency: USD
          ^
        """);
  }

  @Test
  void brokenYamlStandsWhereItBreaks() {
    acme.write("rules/test.yaml", "severity: [info\nhold: true\n");
    assertThat(acme.errors())
        .singleElement()
        .asString()
        .startsWith("rules/test.yaml:2:5: not YAML: ")
        .endsWith("  hold: true\n      ^");
  }

  @Test
  void anErrorOfCelStandsInsideTheExpression() {
    acme.export("yuan(row.total)\n  freight", "yuan(row.total) + )\n  freight");
    assertThat(acme.errors())
        .singleElement()
        .asString()
        .startsWith("acme/export.yaml:15:34: amounts.goods_total: ")
        .endsWith("    goods_total: yuan(row.total) + )\n" + " ".repeat(35) + "^");
  }

  @Test
  void anUnknownFunctionStandsAtItsCallPastQuotesAndEscapes() {
    acme.export("refund_state: \"''\"", "refund_state: 'text(''it'') + yaun(item.price)'");
    tells(
        """
        acme/export.yaml:46:33: lines.refund_state: undeclared reference to 'yaun' (in container '')
            refund_state: 'text(''it'') + yaun(item.price)'
                                          ^
        """);
  }

  @Test
  void anErrorInAFoldedBlockStandsOnItsLine() {
    acme.export(
        "channel_status: row.state", "channel_status: >-\n  text(row.state)\n  + yaun(row.total)");
    tells(
        """
        acme/export.yaml:12:5: channel_status: undeclared reference to 'yaun' (in container '')
            + yaun(row.total)
              ^
        """);
  }

  @Test
  void theCaretStandsUnderThePlacePastChineseText() {
    acme.export("row.paid == 'yes'", "row['已付'] == '是' && yaun(row.total) > 0");
    tells(
        """
        acme/export.yaml:11:40: payment_confirmed: undeclared reference to 'yaun' (in container '')
          payment_confirmed: row['已付'] == '是' && yaun(row.total) > 0
                                  　　       　     ^
        """);
  }

  @Test
  void moneyThatIsNoIntIsRefused() {
    acme.export("buyer_paid: yuan(row.total)", "buyer_paid: row.total");
    tells(
        """
        acme/export.yaml:21:15: amounts.buyer_paid is dyn; expected int: money in the smallest unit, \
        such as yuan(row.total), fen(row.total) or 0
            buyer_paid: row.total
                        ^
        """);
  }

  @Test
  void aTimeThatIsNoTimestampIsRefused() {
    acme.export("paid_at: null", "paid_at: row.at");
    tells(
        """
        acme/export.yaml:26:12: times.paid_at is dyn; expected timestamp: time(text, pattern, zone), \
        seconds(…) or millis(…), or null
            paid_at: row.at
                     ^
        """);
  }

  @Test
  void aConditionThatIsNoBoolIsRefused() {
    acme.export("urgent: row.state == 'open'", "urgent: row.state");
    tells(
        """
        acme/export.yaml:33:11: flags.urgent is dyn; expected bool: a comparison such as row.state == 'x'
            urgent: row.state
                    ^
        """);
  }

  @Test
  void aDoubleIsRefused() {
    acme.export("state: row.state\nlines", "share: text(0.5)\nlines");
    tells(
        """
        acme/export.yaml:35:15: extras.share uses a double, which is not exact; \
        expected text or int: yuan('0.5'), or 50 fen
            share: text(0.5)
                        ^
        """);
  }

  @Test
  void anUnknownTableOfALookUpIsRefused() {
    acme.export("channel_status: row.state", "channel_status: lookup(row.state, 'stauts')");
    tells(
        """
        acme/export.yaml:10:35: channel_status: there is no table 'stauts' in this file; \
        expected one of [status]
          channel_status: lookup(row.state, 'stauts')
                                            ^
        """);
  }

  @Test
  void anUnknownTableOfTheStatusIsRefused() {
    acme.export("table: status}", "table: stauts}");
    tells(
        """
        acme/export.yaml:9:29: there is no table 'stauts' in this file; expected one of [status]
            - {key: row.state, table: stauts}
                                      ^
        """);
  }

  @Test
  void anUnknownStatusIsRefusedWhereverItStands() {
    acme.export("done: COMPLETED", "done: COMPLETE");
    assertThat(acme.errors())
        .singleElement()
        .asString()
        .startsWith(
            "acme/export.yaml:6:41: there is no status 'COMPLETE'; expected one of [PENDING_PAYMENT,");
    acme.export("- {key: row.state, table: status}", "- {is: OPEN}");
    assertThat(acme.errors())
        .singleElement()
        .asString()
        .startsWith("acme/export.yaml:9:10: there is no status 'OPEN'; expected one of [");
  }

  @Test
  void anUnknownZonePatternCurrencyAndRegexAreAllTold() {
    acme.export("paid_at: null", "paid_at: time(row.at, 'yyyy-bb', 'Asia/Shangai')")
        .write(
            "acme/channel.yaml",
            Acme.CHANNEL
                .replace("Asia/Shanghai", "Asia/Shangai")
                .replace("CNY", "CNX")
                .replace("PT9H", "9 hours")
                .replace("\\d{8}", "\\d{8"));
    assertThat(acme.errors().stream().map(error -> error.lines().findFirst().orElseThrow()))
        .containsExactly(
            "acme/channel.yaml:1:7: zone cannot be \"Asia/Shangai\"; expected a zone such as Asia/Shanghai",
            "acme/channel.yaml:2:11: currency cannot be \"CNX\"; expected an ISO 4217 currency such as CNY",
            "acme/channel.yaml:7:13: feeds.orders/created.files.name cannot be \"acme-(?<date>\\d{8)\\.csv\"; "
                + "expected a regular expression such as orders-\\d{8}\\.csv",
            "acme/channel.yaml:14:12: feeds.orders/created.files.due cannot be \"9 hours\"; "
                + "expected a duration such as PT30M (30 minutes)",
            "acme/export.yaml:26:25: times.paid_at: 'yyyy-bb' is no pattern of time; "
                + "expected a pattern such as yyyy-MM-dd HH:mm:ss",
            "acme/export.yaml:26:36: times.paid_at: there is no zone 'Asia/Shangai'; "
                + "expected a zone such as Asia/Shanghai");
  }

  @Test
  void anUnknownEncodingAndANameOfTwoColumnsAreTold() {
    acme.write(
        "acme/channel.yaml",
        Acme.CHANNEL.replace(
            "      not_orders: total\n",
            "      encodings: [Klingon]\n      optional_columns:\n        sum: [Total]\n"));
    assertThat(acme.errors().stream().map(error -> error.lines().findFirst().orElseThrow()))
        .containsExactly(
            "acme/channel.yaml:11:9: feeds.orders/created.files.columns names 'total' twice; expected each name once",
            "acme/channel.yaml:13:19: there is no encoding 'Klingon'; expected an encoding such as Shift_JIS or windows-1252");
  }

  @Test
  void factsThatBreakTheirBoundsAreRefused() {
    acme.write(
        "acme/channel.yaml",
        """
        zone: UTC
        currency: CNY
        feeds:
          orders/updated:
            mapping: export.yaml
            pages:
              operation: list
              longest_window: PT30M
              overlap: PT30M
              lag: PT3M
              precision: PT1H
              rate: {calls: 0, per: PT0S}
              paging: {kind: page-number-backward, size: 100, first: 2}
              method: POST
              path: /list
              form: {}
              records: answer.list
              record_id: row.no
        """);
    assertThat(acme.errors().stream().map(error -> error.lines().findFirst().orElseThrow()))
        .containsExactly(
            "acme/channel.yaml:7:7: feeds.orders/updated asks for pages, but the channel has no 'api'; "
                + "expected a block 'api' at the top of the file",
            "acme/channel.yaml:9:16: feeds.orders/updated.pages.overlap PT30M leaves nothing of "
                + "longest_window PT30M; expected less than PT30M",
            "acme/channel.yaml:11:18: feeds.orders/updated.pages.precision PT1H is coarser than "
                + "longest_window PT30M; expected at most PT30M",
            "acme/channel.yaml:12:21: feeds.orders/updated.pages.rate.calls does not fit; "
                + "expected a count of calls from 1",
            "acme/channel.yaml:12:29: feeds.orders/updated.pages.rate.per PT0S is nothing; "
                + "expected a duration longer than PT0S",
            "acme/channel.yaml:13:62: feeds.orders/updated.pages.paging.first does not fit; "
                + "expected the number of the first page: 0 or 1");
  }

  @Test
  void aMappingFileThatIsNotThereAndOneThatNobodyUsesAreTold() {
    acme.channel("mapping: export.yaml", "mapping: orders.yaml");
    assertThat(acme.errors().stream().map(error -> error.lines().findFirst().orElseThrow()))
        .containsExactly(
            "acme/channel.yaml:5:14: there is no file 'orders.yaml' beside this one; "
                + "expected a mapping file such as orders.yaml",
            "acme/export.yaml:1:1: no feed of channel.yaml uses this file; expected 'mapping: export.yaml'");
  }

  @Test
  void aFolderWithoutChannelFileIsTold() {
    acme.write("other/orders.yaml", "a: b\n");
    tells(
        "other/orders.yaml:1:1: channel 'other' has no channel.yaml; expected a file channel.yaml");
  }

  @Test
  void aRuleKnowsTheFieldsOfAnOrder() {
    acme.rule("order.goods_total", "order.good_total");
    tells(
        """
        rules/test.yaml:3:30: when: undefined field 'good_total'
          when: order.discounts > order.good_total
                                       ^
        """);
  }

  @Test
  void aMessageTellsFactsOnly() {
    acme.rule("优惠 {discounts}", "优惠 {discount}");
    tells(
        """
        rules/test.yaml:7:17: message_zh tells {discount}, which is no fact; expected one of [discounts]
          message_zh: "优惠 {discount}"
                       　　 ^
        """);
  }

  @Test
  void aRuleEndsAfterItBegins() {
    acme.rule("hold: true", "hold: true\nfrom: 2026-02-01\nuntil: 2026-01-01");
    tells(
        """
        rules/test.yaml:4:8: the rule ends before it begins; expected a date after 2026-02-01
          until: 2026-01-01
                 ^
        """);
  }

  @Test
  void aColumnOfTheHandOffIsText() {
    acme.write("erp/test.yaml", "columns:\n  version: order.version\n");
    tells(
        """
        erp/test.yaml:2:12: columns.version is int; expected text: text(…) or amount(…) makes it so
            version: order.version
                     ^
        """);
  }

  @Test
  void aWrongLetIsToldOnceAndNotForEachOfItsUsers() {
    acme.export("external_no: row.no", "let:\n  total: yaun(row.total)\nexternal_no: row.no")
        .write(
            "acme/export.yaml",
            Acme.EXPORT
                .replace("external_no:", "let:\n  total: yaun(row.total)\nexternal_no:")
                .replace("buyer_paid: yuan(row.total)", "buyer_paid: total"));
    assertThat(acme.errors())
        .singleElement()
        .asString()
        .startsWith("acme/export.yaml:8:10: let.total: undeclared reference to 'yaun'");
  }
}
