package dev.daybook.check;

import static dev.daybook.book.TestBook.NOW;
import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.Changes;
import dev.daybook.book.Orders;
import dev.daybook.book.TestBook;
import dev.daybook.canonical.Order;
import dev.daybook.check.Checker.Checked;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class CheckerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /** What happens once while the first order is being evaluated. */
  private static final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  private static final TestBook test =
      new TestBook(
          List.of(
              rule("note-says-hold", true, false, CheckerTest::exclaims),
              rule("shadow", true, true, o -> o.get("buyer_note").toString().contains("!")),
              rule("ended", true, false, TODAY.minusDays(1), o -> true),
              rule("broken", true, false, CheckerTest::breaks),
              rule("broken-in-the-shadow", true, true, CheckerTest::breaks)));

  private final Checker checker = test.get(Checker.class);
  private final Reviews reviews = test.get(Reviews.class);

  private static Rule rule(
      String id, boolean hold, boolean shadow, Function<Map<?, ?>, Object> when) {
    return rule(id, hold, shadow, null, when);
  }

  private static Rule rule(
      String id, boolean hold, boolean shadow, LocalDate until, Function<Map<?, ?>, Object> when) {
    return new Rule(
        id,
        "critical",
        hold,
        expression(when),
        Map.of("note", expression(o -> o.get("buyer_note"))),
        "note is {note}",
        "备注 {note}",
        null,
        until,
        shadow);
  }

  private static boolean breaks(Map<?, ?> order) {
    if (order.get("buyer_note").equals("break")) {
      throw new EvaluationFailed("break", "a note", null);
    }
    return false;
  }

  private static boolean exclaims(Map<?, ?> order) {
    meanwhile.getAndSet(() -> {}).run();
    return order.get("buyer_note").toString().contains("!");
  }

  private static Expression expression(Function<Map<?, ?>, Object> body) {
    return new Expression() {
      @Override
      public Object evaluate(Map<String, ?> variables) {
        return body.apply((Map<?, ?>) variables.get("order"));
      }

      @Override
      public String source() {
        return "a test's own";
      }
    };
  }

  @BeforeEach
  void clear() {
    test.clear();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private List<String> findings() {
    return test.sql()
        .sql("SELECT CONCAT_WS(' ', rule, severity, hold, state) FROM finding ORDER BY finding_id")
        .query(String.class)
        .list();
  }

  private Checked bookAndCheck(Order... orders) {
    test.bookFile(orders);
    return checker.check(TODAY);
  }

  private long onlyReview() {
    return reviews.list("OPEN", 0, 10).get(0).reviewId();
  }

  @Test
  void aFindingHoldsUnlessItsRuleIsInTheShadow() {
    assertThat(bookAndCheck(order("A").note("!").make(), order("B").make()))
        .isEqualTo(new Checked(2, 2, 1, 0));

    assertThat(findings())
        .containsExactly("note-says-hold critical 1 OPEN", "shadow critical 0 OPEN");
    assertThat(reviews.list("OPEN", 0, 10))
        .extracting("externalNo", "rule", "message", "messageZh")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("A", "note-says-hold", "note is !", "备注 !"));
    assertThat(checker.check(TODAY)).isEqualTo(new Checked(0, 0, 0, 0));
  }

  @Test
  void aNewVersionWithTheSameFactsFindsNothingNew() {
    bookAndCheck(order("A").note("!").make());

    assertThat(bookAndCheck(order("A").at(1).note("!").paid("9.00").make()))
        .isEqualTo(new Checked(1, 0, 0, 0));
    assertThat(test.count("review")).isEqualTo(1);
  }

  @Test
  void whatDoesNotMatchAnyMoreIsClosedAndOpensAgainWithItsEvidence() {
    bookAndCheck(order("A").note("!").make());

    assertThat(bookAndCheck(order("A").at(1).make())).isEqualTo(new Checked(1, 0, 0, 2));
    assertThat(reviews.list("OPEN", 0, 10)).isEmpty();
    assertThat(bookAndCheck(order("A").at(2).note("!").make())).isEqualTo(new Checked(1, 2, 1, 0));
    assertThat(reviews.list("OPEN", 0, 10)).hasSize(1);
  }

  @Test
  void aRuleThatCannotBeEvaluatedIsAWarningAndTheOthersGoOn() {
    assertThat(bookAndCheck(order("A").note("break").make(), order("B").note("!").make()))
        .isEqualTo(new Checked(2, 4, 2, 0));

    assertThat(findings().subList(0, 2))
        .containsExactly("broken warning 1 OPEN", "broken-in-the-shadow warning 0 OPEN");
    assertThat(
            test.sql()
                .sql("SELECT message FROM finding WHERE rule = 'broken'")
                .query(String.class)
                .single())
        .startsWith("rule broken cannot be evaluated");
  }

  @Test
  void aRuleThatHoldsAndCannotBeEvaluatedHoldsTheOrder() {
    bookAndCheck(order("A").note("break").make());

    assertThat(reviews.list("OPEN", 0, 10)).extracting("rule").containsExactly("broken");
  }

  @Test
  void aRuleThatLeavesTheShadowHoldsWhatItHasFound() {
    bookAndCheck(order("A").note("!").make());
    var mended = with(rule("shadow", true, false, CheckerTest::exclaims));

    assertThat(mended.check(TODAY)).isEqualTo(new Checked(1, 0, 0, 1));
    assertThat(findings())
        .containsExactly("note-says-hold critical 1 CLOSED", "shadow critical 1 OPEN");
    assertThat(reviews.list("OPEN", 0, 10)).extracting("rule").containsExactly("shadow");
  }

  @Test
  void aFindingThatOpensAgainHoldsAndSaysWhatItsRuleDoesNow() {
    bookAndCheck(order("A").note("!").make());
    bookAndCheck(order("A").at(1).make());
    test.bookFile(order("A").at(2).note("!").make());
    var rule = rule("shadow", true, false, CheckerTest::exclaims);
    var mended =
        with(
            new Rule(
                rule.id(),
                "warning",
                rule.hold(),
                rule.when(),
                rule.facts(),
                "look at {note}",
                "看 {note}",
                null,
                null,
                false));

    assertThat(mended.check(TODAY)).isEqualTo(new Checked(1, 1, 1, 0));
    assertThat(findings())
        .containsExactly("note-says-hold critical 1 CLOSED", "shadow warning 1 OPEN");
    assertThat(reviews.list("OPEN", 0, 10))
        .extracting("rule", "message", "messageZh")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("shadow", "look at !", "看 !"));
  }

  /** As if it were another process, started after the rules were edited. */
  private static Checker with(Rule... rules) {
    return new Checker(
        test.get(CheckMapper.class),
        test.get(Orders.class),
        test.get(Changes.class),
        new Mappings(Map.of(), List.of(rules), Map.of()),
        test.get(TransactionTemplate.class),
        test.get(Clock.class));
  }

  @Test
  void aDecisionStandsAndNamesWhoTookIt() {
    bookAndCheck(order("A").note("!").make());
    long review = onlyReview();

    var approved = reviews.approve(review, "chen", "seen");

    assertThat(approved.state()).isEqualTo("APPROVED");
    assertThat(approved.findingState()).isEqualTo("APPROVED");
    assertThatThrownBy(() -> reviews.reject(review, "li", null))
        .isInstanceOf(Reviews.AlreadyDecided.class)
        .hasMessage("review %d was APPROVED by chen at %s".formatted(review, NOW));
    assertThatThrownBy(() -> reviews.approve(review + 1, "li", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRejectionStandsUntilItsEvidenceChanges() {
    bookAndCheck(order("A").note("!").make());
    reviews.reject(onlyReview(), "chen", "fraud");

    bookAndCheck(order("A").at(1).note("!").paid("9.00").make());
    assertThat(findings()).contains("note-says-hold critical 1 REJECTED");
    bookAndCheck(order("A").at(2).note("!!").make());
    assertThat(findings())
        .contains("note-says-hold critical 1 CLOSED", "note-says-hold critical 1 OPEN");
    bookAndCheck(order("A").at(3).note("!").make());
    assertThat(findings()).contains("note-says-hold critical 1 REJECTED");
  }

  @Test
  void aChangedRuleSetLooksAtEveryOrderOnce() {
    var yesterday = TODAY.minusDays(1);
    bookAndCheck(order("A").make(), order("B").note("!").make());

    assertThat(checker.check(yesterday)).isEqualTo(new Checked(2, 2, 2, 0));
    assertThat(checker.check(yesterday)).isEqualTo(new Checked(0, 0, 0, 0));
    assertThat(checker.check(TODAY)).isEqualTo(new Checked(2, 0, 0, 2));
    assertThat(checker.check(TODAY)).isEqualTo(new Checked(0, 0, 0, 0));
    assertThat(findings()).contains("ended critical 1 CLOSED");
  }

  @Test
  void aWalkThatWasInterruptedGoesOnWhereItStood() {
    bookAndCheck(order("A").make(), order("B").make(), order("C").make());
    test.sql()
        .sql("UPDATE rule_walk SET done = 0, through_id = (SELECT MIN(order_id) FROM book_order)")
        .update();

    assertThat(checker.check(TODAY)).isEqualTo(new Checked(2, 0, 0, 0));
    assertThat(checker.check(TODAY)).isEqualTo(new Checked(0, 0, 0, 0));
  }

  @Test
  void aCheckOfAnOlderVersionDoesNotLiftTheHoldOfANewerOne() {
    bookAndCheck();
    meanwhile.set(() -> bookAndCheck(order("A").at(1).note("!").make()));

    assertThat(bookAndCheck(order("A").make(), order("B").make()))
        .isEqualTo(new Checked(1, 0, 0, 0));
    assertThat(findings())
        .containsExactly("note-says-hold critical 1 OPEN", "shadow critical 0 OPEN");
    assertThat(reviews.list("OPEN", 0, 10)).hasSize(1);
    assertThat(checkedVersions()).containsExactly("A 2", "B 1");
  }

  @Test
  void anOrderThatIsBookedWhileItIsCheckedIsLookedAtAgain() {
    bookAndCheck();
    meanwhile.set(() -> test.bookFile(order("A").at(1).note("!").make()));

    assertThat(bookAndCheck(order("A").make(), order("B").make()))
        .isEqualTo(new Checked(2, 2, 1, 0));
    assertThat(checkedVersions()).containsExactly("A 2", "B 1");
    assertThat(test.count("book_change")).isZero();
  }

  private List<String> checkedVersions() {
    return test.sql()
        .sql(
            "SELECT CONCAT_WS(' ', i.external_no, c.version) FROM order_check c"
                + " JOIN order_identity i ON i.order_id = c.order_id ORDER BY i.external_no")
        .query(String.class)
        .list();
  }

  @Test
  void anOrderThatChangedInSeveralChunksIsLookedAtOnce() {
    bookAndCheck(order("A").make());
    test.bookFile(order("A").at(1).make());
    test.bookFile(order("A").at(2).make(), order("B").make());

    assertThat(checker.check(TODAY)).isEqualTo(new Checked(2, 0, 0, 0));
    assertThat(test.count("book_change")).isZero();
  }
}
