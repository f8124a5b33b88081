package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.nio.file.Path;

/** The folder that files are dropped into, {@code <home>/inbox}: one folder a shop. */
public record InboxFolder(Path root) {
  /** {@code <home>/inbox/<channel>/<shop>}. */
  public Path of(ShopId shop) {
    return root.resolve(shop.channel()).resolve(shop.shop());
  }
}
