package dev.daybook.home;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Refuses keys that nothing reads, at every depth. Boot's own handler does not look below a known
 * key of a list's element: another file might have replaced it. Here there is one file.
 */
final class EveryKeyIsKnown extends AbstractBindHandler {
  private final Set<ConfigurationPropertyName> read = new HashSet<>();

  @Override
  public Object onSuccess(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
    read.add(name);
    return result;
  }

  @Override
  public void onFinish(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
    if (context.getDepth() == 0) {
      var unknown = new TreeSet<ConfigurationProperty>();
      for (var source : context.getSources()) {
        if (source instanceof IterableConfigurationPropertySource properties) {
          properties.stream()
              .filter(key -> !read.contains(key))
              .map(properties::getConfigurationProperty)
              .forEach(unknown::add);
        }
      }
      if (!unknown.isEmpty()) {
        throw new UnboundConfigurationPropertiesException(unknown);
      }
    }
  }
}
