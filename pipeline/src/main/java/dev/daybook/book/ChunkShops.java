package dev.daybook.book;

import dev.daybook.book.BookMapper.BookedDocument;
import dev.daybook.book.BookMapper.FeedShop;
import dev.daybook.canonical.ShopId;
import dev.daybook.landing.LandedRecord;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The documents of a chunk, and the shops that they are of. */
record ChunkShops(Map<Long, BookedDocument> documents, Map<Long, FeedShop> byFeed) {
  static ChunkShops of(BookMapper mapper, Map<Long, BookedDocument> documents) {
    var feeds =
        documents.values().stream().map(BookedDocument::feedId).distinct().sorted().toList();
    return new ChunkShops(
        documents,
        mapper.shops(feeds).stream()
            .collect(Collectors.toMap(FeedShop::feedId, Function.identity())));
  }

  /** Our id of the record's shop, which must be the one that its document is of. */
  int of(LandedRecord from) {
    var shop = byFeed.get(documents.get(from.documentId()).feedId());
    if (!shop.channel().equals(from.shop().channel()) || !shop.shop().equals(from.shop().shop())) {
      throw new IllegalArgumentException(
          "document %d is of %s/%s, but a record of %s was handed in"
              .formatted(from.documentId(), shop.channel(), shop.shop(), from.shop()));
    }
    return shop.shopId();
  }

  ShopId name(int shopId) {
    return byFeed.values().stream()
        .filter(shop -> shop.shopId() == shopId)
        .map(shop -> new ShopId(shop.channel(), shop.shop()))
        .findFirst()
        .orElseThrow();
  }
}
