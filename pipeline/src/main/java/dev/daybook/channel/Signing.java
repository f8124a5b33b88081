package dev.daybook.channel;

import java.util.SortedMap;

/** A kind of signature; a bean whose name is the kind's in {@code channel.yaml}. */
interface Signing {
  /** All fields as they are sent, the signature among them. */
  SortedMap<String, String> signed(SortedMap<String, String> fields, Credentials credentials);
}
