package dev.daybook.book;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ChangesTest {
  @Property
  void idsComeBackAsTheyWent(@ForAll @NotEmpty Set<@LongRange(min = 1, max = 60) Long> ids) {
    var sorted = List.copyOf(new TreeSet<>(ids));

    assertThat(Changes.ids(Changes.ranges(sorted))).isEqualTo(sorted);
  }

  @Test
  void idsInARowAreOneRange() {
    assertThat(Changes.ranges(List.of(1L, 2L, 3L, 5L, 9L, 10L))).isEqualTo("1-3,5,9-10");
  }

  @Test
  void aChunkIsOneChangeAndNothingNewIsNone() {
    try (var test = new TestBook()) {
      var changes = test.get(Changes.class);
      test.bookFile(order("A").make(), order("B").make());
      test.bookFile(order("A").make(), order("B").make());
      test.bookFile(order("B").at(1).make());

      var oldest = changes.oldest(10);

      assertThat(oldest).extracting(change -> change.orderIds().size()).containsExactly(2, 1);
      assertThat(oldest.get(0).orderIds()).containsAll(oldest.get(1).orderIds());
      changes.done(oldest.subList(0, 1));
      assertThat(changes.oldest(10)).containsExactly(oldest.get(1));
    }
  }
}
