package dev.daybook.book;

import dev.daybook.book.OrdersMapper.LineRow;
import dev.daybook.book.OrdersMapper.OrderRow;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The read side of the order book. */
@Component
public class Orders {
  private static final int PAGE = 1000;

  private final OrdersMapper mapper;
  private final TransactionTemplate snapshot;

  Orders(OrdersMapper mapper, PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Which orders are asked for, newest id first; parts that are null do not matter.
   *
   * @param orderedIn by the time of the order
   * @param text the beginning of the external number
   * @param beforeId the last order id of the page before; {@code Long.MAX_VALUE} for the first page
   */
  public record Search(
      ShopId shop, Window orderedIn, OrderStatus status, String text, long beforeId, int limit) {
    /** The beginning as a LIKE pattern: {@code %}, {@code _} and {@code !} stand for themselves. */
    public String pattern() {
      return text == null ? null : text.replaceAll("([!%_])", "!$1") + "%";
    }
  }

  public Optional<BookedOrder> byId(long orderId) {
    return byIds(List.of(orderId)).stream().findFirst();
  }

  public Optional<BookedOrder> byExternalNo(ShopId shop, String externalNo) {
    return Optional.ofNullable(mapper.find(shop.channel(), shop.shop(), externalNo))
        .flatMap(this::byId);
  }

  /** These orders with their lines, by id; those that are not booked are left out. */
  public List<BookedOrder> byIds(Collection<Long> orderIds) {
    return byIds(orderIds, OrderRows::order);
  }

  /** As their channels gave them, whatever after-sales have made of them; people are kept. */
  List<BookedOrder> givenByIds(Collection<Long> orderIds) {
    return byIds(orderIds, OrderRows::given);
  }

  private List<BookedOrder> byIds(
      Collection<Long> orderIds, BiFunction<OrderRow, List<LineRow>, BookedOrder> made) {
    var ids = orderIds.stream().distinct().sorted().toList();
    var orders = new ArrayList<BookedOrder>(ids.size());
    for (int from = 0; from < ids.size(); from += PAGE) {
      var page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      snapshot.executeWithoutResult(status -> addPage(page, made, orders));
    }
    return orders;
  }

  /** In one snapshot: an order and its lines are of the same version. */
  private void addPage(
      List<Long> ids,
      BiFunction<OrderRow, List<LineRow>, BookedOrder> made,
      List<BookedOrder> orders) {
    Map<Long, List<LineRow>> lines =
        mapper.lines(ids).stream()
            .collect(Collectors.groupingBy(LineRow::orderId, HashMap::new, Collectors.toList()));
    for (var row : mapper.byIds(ids)) {
      orders.add(made.apply(row, lines.getOrDefault(row.orderId(), List.of())));
    }
  }

  public List<BookedOrder> find(Search search) {
    var found = new ArrayList<>(byIds(mapper.search(search)));
    java.util.Collections.reverse(found);
    return found;
  }

  /** An order with its trail and its findings. */
  public Optional<BookedOrder.History> history(long orderId) {
    return byId(orderId)
        .map(
            order ->
                new BookedOrder.History(order, mapper.trail(orderId), mapper.findings(orderId)));
  }

  /** The account of a run's documents, by currency. */
  public List<CurrencyAccount> accountsOfRun(long runId) {
    return mapper.accountsOfRun(runId);
  }
}
