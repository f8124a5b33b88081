package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.net.URI;
import java.time.Instant;

/**
 * How one shop is reached.
 *
 * @param host in place of the channel's own; null for the channel's own
 * @param goLive from when on its time is owed
 */
public record ShopSettings(ShopId shop, URI host, Credentials credentials, Instant goLive) {}
