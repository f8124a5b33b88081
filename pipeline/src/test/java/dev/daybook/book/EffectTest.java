package dev.daybook.book;

import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.refund;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.TestBook.Sample;
import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
  /** The channel's word is taken for a refund of all, of 20.00, though it is only shipped. */
  private static final Given GIVEN =
      Given.of(
          order("A")
              .status(OrderStatus.REFUNDED)
              .forward(OrderStatus.SHIPPED)
              .refunded("20.00")
              .flag("refund-amount-assumed")
              .lines(line(1, "s-1"), line(2, "s-2"))
              .make());

  private static OrderLine line(int no, String sku) {
    return new OrderLine(
        no, "i-" + no, sku, "", "Tea", BigDecimal.ONE, yuan("10"), yuan("10"), yuan("0"), "own");
  }

  private static Effect effect(TestBook.Refund... refunds) {
    return Effect.of(GIVEN, List.of(refunds).stream().map(TestBook.Refund::make).toList());
  }

  private static Effect expected(OrderStatus status, String refunded, String... states) {
    return new Effect(status, yuan(refunded), List.of(states));
  }

  @Test
  void withoutAfterSalesTheChannelsOwnWordStands() {
    assertThat(effect()).isEqualTo(expected(OrderStatus.REFUNDED, "20.00", "own", "own"));
  }

  @Test
  void oneThatIsClosedHasNoEffect() {
    assertThat(effect(refund("R-1", "A").closed().sku("s-1"))).isEqualTo(effect());
  }

  @Test
  void oneThatIsDoneWithoutMoneySaysNothingOfTheRefund() {
    assertThat(effect(refund("R-1", "A").succeeded("0").sku("s-2")))
        .isEqualTo(expected(OrderStatus.REFUNDED, "20.00", "own", "refund SUCCEEDED"));
  }

  @Test
  void anOpenOneMakesTheOrderRefunding() {
    assertThat(effect(refund("R-1", "A").sku("s-1")))
        .isEqualTo(expected(OrderStatus.REFUNDING, "0", "refund OPEN", "own"));
  }

  @Test
  void aPartialRefundKeepsTheForwardStateAndGoesToItsLine() {
    assertThat(effect(refund("R-1", "A").succeeded("19.99").sku("s-2")))
        .isEqualTo(expected(OrderStatus.SHIPPED, "19.99", "own", "refund SUCCEEDED"));
  }

  @Test
  void partsThatAddUpToWhatWasPaidAreAFullRefundWhateverIsOpen() {
    assertThat(
            effect(
                refund("R-1", "A").succeeded("19.99").sku("s-1"),
                refund("R-2", "A").succeeded("0.01").sku("s-2"),
                refund("R-3", "A")))
        .isEqualTo(expected(OrderStatus.REFUNDED, "20.00", "refund SUCCEEDED", "refund SUCCEEDED"));
  }

  @Test
  void anOpenOneBesideAPartialRefundIsRefundingWithWhatIsBack() {
    assertThat(
            effect(
                refund("R-1", "A").succeeded("5.00").sku("s-1").at(1),
                refund("R-2", "A").sku("s-1").at(2)))
        .isEqualTo(expected(OrderStatus.REFUNDING, "5.00", "refund OPEN", "own"));
  }

  @Test
  void anOrderThatSaysRefundingOfItselfStaysSoThoughAllThatCameIsDone() {
    var given =
        Given.of(
            order("A").status(OrderStatus.REFUNDING).forward(OrderStatus.READY_TO_SHIP).make());

    assertThat(Effect.of(given, List.of(refund("R-1", "A").succeeded("5.00").make())).status())
        .isEqualTo(OrderStatus.REFUNDING);
  }

  @Test
  void whatTheOrderItselfTellsIsNotLoweredByAnAfterSaleThatIsLate() {
    var told =
        Given.of(
            order("A")
                .status(OrderStatus.SHIPPED)
                .refunded("15.00")
                .lines(line(1, "s-1"), line(2, "s-2"))
                .make());

    assertThat(Effect.of(told, List.of(refund("R-1", "A").succeeded("5.00").sku("s-1").make())))
        .isEqualTo(expected(OrderStatus.SHIPPED, "15.00", "refund SUCCEEDED", "own"));
    assertThat(Effect.of(told, List.of(refund("R-1", "A").succeeded("15.01").sku("s-1").make())))
        .isEqualTo(expected(OrderStatus.SHIPPED, "15.01", "refund SUCCEEDED", "own"));
    assertThat(Effect.of(told, List.of(refund("R-1", "A").sku("s-1").make())))
        .isEqualTo(expected(OrderStatus.REFUNDING, "15.00", "refund OPEN", "own"));
  }

  @Test
  void anOrderThatTellsAFullRefundIsRefundedThoughOnlyAPartOfTheAfterSalesHasCome() {
    var told =
        Given.of(
            order("A")
                .status(OrderStatus.REFUNDED)
                .forward(OrderStatus.SHIPPED)
                .refunded("20.00")
                .lines(line(1, "s-1"))
                .make());

    assertThat(Effect.of(told, List.of(refund("R-1", "A").succeeded("5.00").make())))
        .isEqualTo(expected(OrderStatus.REFUNDED, "20.00", "refund SUCCEEDED"));
  }

  @Test
  void theOnlyLineIsMeantEvenIfTheAfterSaleNamesNone() {
    var given = Given.of(order("A").lines(Sample.line(1, "Tea")).make());

    assertThat(Effect.of(given, List.of(refund("R-1", "A").make())).refundStates())
        .containsExactly("refund OPEN");
  }

  @Test
  void moneyOfAnotherCurrencyIsNotAddedUp() {
    var cny = refund("R-1", "A").succeeded("5.00").make();
    var dollars = Money.ofMinor(500, Currency.getInstance("USD"));
    var usd =
        new AfterSale(
            cny.shop(),
            "R-2",
            "A",
            cny.item(),
            cny.kind(),
            cny.state(),
            "",
            dollars,
            dollars,
            "",
            "",
            cny.times());

    assertThat(Effect.of(GIVEN, List.of(cny, usd)).refundTotal()).isEqualTo(yuan("5.00"));
  }

  @Test
  void anOrderThatCostNothingIsNotRefundedByNothing() {
    var free = Given.of(order("A").paid("0").status(OrderStatus.SHIPPED).make());

    assertThat(Effect.of(free, List.of(refund("R-1", "A").succeeded("0").make())).status())
        .isEqualTo(OrderStatus.SHIPPED);
  }
}
