package dev.daybook.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All files of the mappings by their path below {@code mappings/}, such as {@code jd/export.yaml}.
 */
final class MappingTree {
  private static final String ROOT = "/mappings/";

  /** Folders that are no channels: what is in them is replaced file by file. */
  private static final Set<String> SHARED = Set.of("rules", "erp", "schema");

  private final SortedMap<String, MappingFile> files = new TreeMap<>();

  /** The files of the class path: folders, jars, and jars inside a Spring Boot jar. */
  static MappingTree ofClassPath(ClassLoader loader) {
    var tree = new MappingTree();
    try {
      var resources =
          new PathMatchingResourcePatternResolver(loader).getResources("classpath*:mappings/**/*");
      for (var resource : resources) {
        tree.addResource(resource);
      }
      return tree;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read mappings/ from the class path", unreadable);
    }
  }

  private void addResource(Resource resource) throws IOException {
    var url = resource.getURL().toString();
    if (url.endsWith("/") || !resource.isReadable()) {
      return;
    }
    var path = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
    var decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    try (var in = resource.getInputStream()) {
      files.putIfAbsent(decoded, new MappingFile("mappings/" + decoded, in.readAllBytes()));
    }
  }

  /**
   * The files of an operator's folder.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  static MappingTree ofFolder(Path folder) {
    var tree = new MappingTree();
    try (var found = Files.walk(folder)) {
      for (var path : found.filter(Files::isRegularFile).sorted().toList()) {
        var below = folder.relativize(path).toString().replace('\\', '/');
        tree.files.put(below, new MappingFile(path.toString(), Files.readAllBytes(path)));
      }
      return tree;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read mapping folder " + folder, unreadable);
    }
  }

  /** This tree with another put over it: whole channel folders, single rules and templates. */
  MappingTree with(MappingTree over) {
    var merged = new MappingTree();
    var replaced = over.channels();
    files.forEach(
        (path, file) -> {
          if (!replaced.contains(folderOf(path))) {
            merged.files.put(path, file);
          }
        });
    merged.files.putAll(over.files);
    return merged;
  }

  SortedSet<String> channels() {
    return files.keySet().stream()
        .map(MappingTree::folderOf)
        .filter(folder -> !folder.isEmpty() && !SHARED.contains(folder))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The files right inside this folder, by name; those that end in {@code .yaml} only. */
  SortedMap<String, MappingFile> yamlOf(String folder) {
    var found = new TreeMap<String, MappingFile>();
    under(folder + "/")
        .forEach(
            (path, file) -> {
              if (!path.contains("/") && path.endsWith(".yaml")) {
                found.put(path, file);
              }
            });
    return found;
  }

  /** The files below this prefix, by the rest of their path. */
  SortedMap<String, MappingFile> under(String prefix) {
    var found = new TreeMap<String, MappingFile>();
    for (Map.Entry<String, MappingFile> entry : files.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      found.put(entry.getKey().substring(prefix.length()), entry.getValue());
    }
    return found;
  }

  private static String folderOf(String path) {
    int cut = path.indexOf('/');
    return cut < 0 ? "" : path.substring(0, cut);
  }
}
