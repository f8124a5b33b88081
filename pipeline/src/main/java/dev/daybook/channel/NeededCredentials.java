package dev.daybook.channel;

import dev.daybook.mapping.Api;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PagedFeed;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shop must have in its credentials for a feed, as the channel's file tells: known before
 * anything is asked, so that what is missing is not told by the channel in words of its own.
 */
final class NeededCredentials {
  private static final String CREDENTIALS = "credentials.";
  private static final String TOKEN = "token";
  private static final String REFRESH_TOKEN = "refreshToken";

  private final Api api;
  private final PagedFeed feed;

  private NeededCredentials(Api api, PagedFeed feed) {
    this.api = api;
    this.feed = feed;
  }

  /**
   * The names that are missing, sorted.
   *
   * @param held the tokens at hand, configured or renewed
   */
  static Set<String> missing(Api api, PagedFeed feed, Credentials credentials, Token held) {
    var needed = new NeededCredentials(api, feed).needed(held);
    needed.removeIf(name -> !credentials.get(name).isBlank());
    return needed;
  }

  private Set<String> needed(Token held) {
    var names = names(requests());
    var needed = new TreeSet<String>();
    if (!api.signing().equals(Unsigned.KIND)) {
      needed.add("client_secret");
    }
    // Somebody else may renew the token that is at hand.
    if (names.contains(TOKEN) && held.access().isEmpty()) {
      api.token().ifPresent(how -> names.addAll(names(how.call().fields().all())));
      token(names, held).ifPresent(needed::add);
    }
    names.stream()
        .filter(name -> name.startsWith(CREDENTIALS))
        .map(name -> name.substring(CREDENTIALS.length()))
        .forEach(needed::add);
    return needed;
  }

  /** The token that must be given where the channel gives none to who has none. */
  private Optional<String> token(Set<String> names, Token held) {
    var how = api.token();
    if (how.isEmpty() || how.get().renewable().isPresent()) {
      return Optional.of("access_token");
    }
    return names.contains(REFRESH_TOKEN) && held.refresh().isEmpty()
        ? Optional.of("refresh_token")
        : Optional.empty();
  }

  private Stream<Expression> requests() {
    var calls = Stream.concat(Stream.of(feed.call()), feed.detail().stream().map(Detail::call));
    return Stream.concat(api.common().all(), calls.flatMap(call -> call.fields().all()));
  }

  private static Set<String> names(Stream<Expression> expressions) {
    return expressions
        .flatMap(expression -> expression.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
