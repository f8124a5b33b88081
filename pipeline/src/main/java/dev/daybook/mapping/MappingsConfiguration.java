package dev.daybook.mapping;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The mappings of this installation: the built-in ones and those of {@code daybook.mappings}, a
 * list with commas.
 */
@Configuration(proxyBeanMethods = false)
class MappingsConfiguration {
  @Bean
  Mappings mappings(@Value("${daybook.mappings:}") String[] folders) {
    var paths = Stream.of(folders).filter(folder -> !folder.isBlank()).map(Path::of).toList();
    return MappingLoader.load(paths);
  }
}
