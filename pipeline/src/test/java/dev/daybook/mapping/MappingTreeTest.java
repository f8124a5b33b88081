package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTreeTest {
  @TempDir Path folder;

  @Test
  void channelsAreFoundInsideAJar() throws IOException {
    var jar = folder.resolve("pipeline 1.jar");
    jar(
        jar,
        "mappings/acme/channel.yaml",
        Acme.CHANNEL,
        "mappings/acme/export.yaml",
        Acme.EXPORT,
        "mappings/acme/samples/a case/in.csv",
        "no\n",
        "mappings/rules/test.yaml",
        Acme.RULE);
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      var tree = MappingTree.ofClassPath(loader);
      assertThat(tree.under("acme/").keySet())
          .containsExactly("channel.yaml", "export.yaml", "samples/a case/in.csv");
      var mappings = MappingLoader.loadWhole(tree);
      assertThat(mappings.names()).containsExactly("acme");
      assertThat(mappings.channel("acme").feed("orders/created").mapping().file())
          .isEqualTo("mappings/acme/export.yaml");
      assertThat(mappings.rules()).hasSize(1);
    }
  }

  private static void jar(Path jar, String... entries) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      var folders = new TreeSet<String>();
      for (int i = 0; i < entries.length; i += 2) {
        for (int cut = entries[i].indexOf('/'); cut > 0; cut = entries[i].indexOf('/', cut + 1)) {
          folders.add(entries[i].substring(0, cut + 1));
        }
      }
      for (var name : folders) {
        out.putNextEntry(new JarEntry(name));
      }
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new JarEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void anOperatorsChannelReplacesTheWholeFolderAndARuleItsFile() {
    new Acme(folder)
        .write("jd/channel.yaml", Acme.CHANNEL)
        .write("jd/export.yaml", Acme.EXPORT)
        .rule("hold: true", "hold: false")
        .write("rules/total-is-sum.yaml", Acme.RULE);
    var mappings = MappingLoader.load(List.of(folder));
    assertThat(mappings.names()).contains("acme", "jd", "pinduoduo");
    var jd = (FileFeed) mappings.channel("jd").feed("orders/created");
    assertThat(jd.groupBy()).isEqualTo("no");
    assertThat(jd.mapping().file()).isEqualTo(folder.resolve("jd/export.yaml").toString());
    assertThat(mappings.rules())
        .extracting(Rule::id, Rule::hold)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("discount-over-80-percent", true),
            org.assertj.core.groups.Tuple.tuple("test", false),
            org.assertj.core.groups.Tuple.tuple("total-is-sum", true));
    assertThat(MappingLoader.tree(List.of(folder)).under("jd/samples/")).isEmpty();
  }

  @Test
  void aMappingsVersionIsTheHashOfItsFile() {
    new Acme(folder);
    var mapping =
        MappingLoader.loadWhole(MappingTree.ofFolder(folder))
            .channel("acme")
            .feed("orders/created")
            .mapping();
    assertThat(mapping.version()).hasSize(64).matches("[0-9a-f]+");
  }
}
