package dev.daybook.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * All channels there are, by name: the built-in ones, and those of the operator's folder added or
 * put over them. A channel may be compiled when it is first asked for.
 */
public class Mappings {
  private final SortedMap<String, Supplier<Channel>> channels;

  private final List<Rule> rules;
  private final Map<String, ErpTemplate> templates;

  public Mappings(
      Map<String, ? extends Supplier<Channel>> channels,
      List<Rule> rules,
      Map<String, ErpTemplate> templates) {
    this.channels = new TreeMap<>(channels);
    this.rules = List.copyOf(rules);
    this.templates = Map.copyOf(templates);
  }

  /** All rules, by id. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * The hand-off template of this name.
   *
   * @throws IllegalArgumentException naming the templates there are
   */
  public ErpTemplate template(String name) {
    var template = templates.get(name);
    if (template == null) {
      throw new IllegalArgumentException(
          "there is no hand-off template '%s'; there are %s".formatted(name, templates.keySet()));
    }
    return template;
  }

  /**
   * The channel of this name.
   *
   * @throws IllegalArgumentException naming the channels there are
   */
  public Channel channel(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no channel '%s'; there are %s".formatted(name, names())));
  }

  /** The channel of this name; empty when there is none. */
  public Optional<Channel> find(String name) {
    return Optional.ofNullable(channels.get(name)).map(Supplier::get);
  }

  /** The names of all channels. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(channels.keySet()));
  }
}
