package dev.daybook.channel;

import java.util.Map;
import java.util.TreeSet;

/**
 * What a shop needs to be let in, by name: {@code client_id}, {@code client_secret}, {@code
 * access_token}, {@code refresh_token} and whatever else the channel's file asks for.
 */
public record Credentials(Map<String, String> values) {
  public Credentials {
    values = Map.copyOf(values);
  }

  /** Empty text when there is none. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** What requests are signed with. */
  String secret() {
    return get("client_secret");
  }

  /** Names only: values are secret. */
  @Override
  public String toString() {
    return "Credentials" + new TreeSet<>(values.keySet());
  }
}
