package dev.daybook.book;

import dev.daybook.book.SealMapper.DocumentState;
import dev.daybook.book.Sealing.Sealed;
import dev.daybook.book.Sealing.Unbalanced;
import dev.daybook.canonical.Accounts;
import dev.daybook.coverage.CoverageLedger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes accounts: a window is sealed, or a file is done, in the transaction that finds every
 * record booked and both sides equal, in rows and in the money of each currency.
 *
 * <p>That the book holds what the accounts count is ensured by the transaction that writes both and
 * counts every row, and is proven over the whole book by {@link BookProof}: to look up a window's
 * orders here would cost the write path one more index.
 */
@Component
public class Sealer {
  private final SealMapper mapper;
  private final CoverageLedger coverage;
  private final TransactionTemplate transaction;

  Sealer(SealMapper mapper, CoverageLedger coverage, TransactionTemplate transaction) {
    this.mapper = mapper;
    this.coverage = coverage;
    this.transaction = transaction;
  }

  /** As {@link #seal(long, long)}, for the run that holds the window. */
  public Sealing seal(long windowId) {
    return transaction.execute(
        status -> {
          var window = window(windowId);
          return seal(window, window.runId());
        });
  }

  /**
   * Seals a fetched window of this run. Only documents of the window's newest attempt count. A
   * window that is sealed already stays so and answers its account.
   *
   * @throws dev.daybook.coverage.LostWindow when another run holds it
   */
  public Sealing seal(long windowId, long runId) {
    return transaction.execute(status -> seal(window(windowId), runId));
  }

  private SealMapper.WindowState window(long windowId) {
    var window = mapper.lockWindow(windowId);
    if (window == null) {
      throw new IllegalArgumentException("there is no window " + windowId);
    }
    return window;
  }

  private Sealing seal(SealMapper.WindowState window, long runId) {
    var documents = mapper.lockDocuments(window.windowId(), window.attempt());
    var problems = new ArrayList<String>();
    boolean done = List.of("SEALED", "SETTLED").contains(window.state());
    if (!done && !"FETCHED".equals(window.state())) {
      problems.add(
          "window %d is %s: the end of its pages is not proven"
              .formatted(window.windowId(), window.state()));
    }
    var sealing = judge(documents, problems);
    if (sealing instanceof Sealed && !done) {
      coverage.seal(window.windowId(), runId);
      documents.forEach(document -> mapper.close(document.documentId()));
    }
    return sealing;
  }

  /** Closes a file that covers no known time: its document becomes BOOKED. */
  public Sealing close(long documentId) {
    return transaction.execute(
        status -> {
          var document = mapper.lockDocument(documentId);
          if (document == null) {
            throw new IllegalArgumentException("there is no document " + documentId);
          }
          var sealing = judge(List.of(document), new ArrayList<>());
          if (sealing instanceof Sealed) {
            mapper.close(documentId);
          }
          return sealing;
        });
  }

  private Sealing judge(List<DocumentState> documents, List<String> problems) {
    long records = 0;
    for (var document : documents) {
      notBookedToItsEnd(document, problems);
      records += document.records() == null ? 0 : document.records();
    }
    var ids = documents.stream().map(DocumentState::documentId).toList();
    var money = ids.isEmpty() ? List.<CurrencyAccount>of() : mapper.accounts(ids);
    var accounts = money.stream().map(CurrencyAccount::rows).reduce(Accounts.NONE, Accounts::plus);
    if (accounts.fetched() != records) {
      problems.add(
          "the documents have %d records, the account counts %d"
              .formatted(records, accounts.fetched()));
    }
    money.forEach(account -> differences(account, problems));
    long lying = ids.isEmpty() ? 0 : mapper.quarantined(ids);
    if (accounts.quarantined() != lying) {
      problems.add(
          "the account counts %d records in quarantine, %d lie there"
              .formatted(accounts.quarantined(), lying));
    }
    return problems.isEmpty() ? new Sealed(accounts, money) : new Unbalanced(List.copyOf(problems));
  }

  private static void notBookedToItsEnd(DocumentState document, List<String> problems) {
    if (document.records() == null) {
      problems.add(
          "document %d (%s) was not cut to its end"
              .formatted(document.documentId(), document.name()));
    } else if (document.records() != document.booked()) {
      problems.add(
          "document %d (%s) has %d records, %d are booked"
              .formatted(
                  document.documentId(), document.name(), document.records(), document.booked()));
    }
  }

  private static void differences(CurrencyAccount account, List<String> problems) {
    if (!account.rows().balanced()) {
      problems.add(
          "%s: %d records fetched, %d have an outcome"
              .formatted(account.currency(), account.fetched(), account.rows().settled()));
    }
    if (account.fetchedMinor() != account.settledMinor()) {
      problems.add(
          "%s: %d fetched, %d booked, in the smallest unit"
              .formatted(account.currency(), account.fetchedMinor(), account.settledMinor()));
    }
  }
}
