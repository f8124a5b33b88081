package dev.daybook.channel;

/** A kind of signature; a bean whose name is the kind's in {@code channel.yaml}. */
interface Signing {
  /** The request with its signature, wherever the platform looks for it. */
  HttpAsk signed(HttpAsk ask, Credentials credentials);
}
