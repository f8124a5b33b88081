package dev.daybook.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.database.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private static final TestDatabase db = TestDatabase.fresh();

  private final Identities identities = new Identities(db.mapper(IdentityMapper.class));

  @BeforeEach
  void clear() {
    db.sql().sql("DELETE FROM order_identity").update();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  /** As the book gives them. */
  private static Map<String, Long> given(int shopId, List<String> numbers) {
    var ids = new HashMap<String, Long>();
    for (var number : numbers) {
      var keys = new org.springframework.jdbc.support.GeneratedKeyHolder();
      db.sql()
          .sql("INSERT INTO order_identity (shop_id, external_no) VALUES (?, ?)")
          .params(shopId, number)
          .update(keys);
      ids.put(number, keys.getKey().longValue());
    }
    return ids;
  }

  @Test
  void theSameNumberInTwoShopsIsTwoOrdersAndCaseCounts() {
    var first = given(1, List.of("a", "A"));
    var second = given(2, List.of("a"));

    assertThat(identities.find(1, List.of("a", "A", "b"))).isEqualTo(first);
    assertThat(identities.find(2, List.of("a", "A"))).isEqualTo(second);
  }

  @Test
  void looksUpMoreThanOneQueryHolds() {
    var numbers = IntStream.range(0, 2500).mapToObj(n -> "N-" + n).toList();
    var ids = given(1, numbers);

    assertThat(identities.find(1, numbers)).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " A", "A ", "订单", "A\tB"})
  void whatTheDatabaseWouldFoldTogetherIsNoKey(String number) {
    assertThat(Identities.isOrderNo(number)).isFalse();
  }
}
