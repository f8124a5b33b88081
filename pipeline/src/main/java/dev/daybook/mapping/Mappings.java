package dev.daybook.mapping;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All channels there are, by name: the built-in ones, and those of the operator's folder added or
 * put over them.
 */
public class Mappings {
  private final SortedMap<String, Channel> channels;

  private final List<Rule> rules;
  private final Map<String, ErpTemplate> templates;

  public Mappings(
      SortedMap<String, Channel> channels, List<Rule> rules, Map<String, ErpTemplate> templates) {
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
    var channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException(
          "there is no channel '%s'; there are %s".formatted(name, channels.keySet()));
    }
    return channel;
  }

  public SortedMap<String, Channel> channels() {
    return new TreeMap<>(channels);
  }
}
