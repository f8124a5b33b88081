package dev.daybook.book;

import dev.daybook.canonical.Accounts;
import java.util.List;

/** Whether an account could be closed. */
public sealed interface Sealing {
  /**
   * @param accounts in records, over all currencies
   * @param money by currency
   */
  record Sealed(Accounts accounts, List<CurrencyAccount> money) implements Sealing {}

  /** Nothing was sealed. {@code what} tells every difference in words. */
  record Unbalanced(List<String> what) implements Sealing {}
}
