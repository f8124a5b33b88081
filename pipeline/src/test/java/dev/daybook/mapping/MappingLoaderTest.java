package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.canonical.ShopId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingLoaderTest {
  @TempDir private Path folder;

  @Test
  void loadsTheBuiltInChannelsRulesAndTemplates() {
    var mappings = MappingLoader.load(List.of());
    assertThat(mappings.names()).contains("jd", "pinduoduo");
    assertThat(mappings.rules())
        .extracting(Rule::id)
        .containsExactly("discount-over-80-percent", "total-is-sum");
    assertThat(mappings.template("orders").columns()).hasSize(42);
  }

  @Test
  void aBuiltInChannelIsCompiledOnce() {
    var mappings = MappingLoader.load(List.of());
    assertThat(mappings.channel("jd")).isSameAs(mappings.channel("jd"));
  }

  @Test
  void whatTheOperatorPutOverABuiltInChannelIsReadAtTheStart() {
    new Acme(folder).write("jd/channel.yaml", Acme.CHANNEL);
    assertThatThrownBy(() -> MappingLoader.load(List.of(folder)))
        .isInstanceOfSatisfying(
            MappingErrors.class,
            wrong ->
                assertThat(wrong.errors())
                    .extracting(MappingError::file)
                    .containsOnly(folder.resolve("jd/channel.yaml").toString()));
  }

  @Test
  void aChannelThatIsReadLaterTellsAllThatIsWrongInItsFolder() {
    new Acme(folder).write("acme/more.yaml", Acme.EXPORT).write("acme/orphan.yaml", "");
    var folders = new ChannelFolders(MappingTree.ofFolder(folder));
    assertThatThrownBy(() -> folders.readLater("acme"))
        .isInstanceOfSatisfying(
            MappingErrors.class,
            wrong ->
                assertThat(wrong.errors())
                    .extracting(MappingError::file, MappingError::message)
                    .containsExactlyInAnyOrder(
                        tuple(
                            folder.resolve("acme/more.yaml").toString(),
                            "no feed of channel.yaml uses this file"),
                        tuple(
                            folder.resolve("acme/orphan.yaml").toString(),
                            "no feed of channel.yaml uses this file")));
  }

  @Test
  void aMappingThatIsCompiledLaterTellsItsErrorsThen() {
    new Acme(folder).write("acme/export.yaml", Acme.EXPORT.replace("row.no", "row.no +"));
    var channel = new ChannelFolders(MappingTree.ofFolder(folder)).readLater("acme");
    var mapping = channel.feed("orders/created").mapping();
    assertThat(mapping.file()).isEqualTo(folder.resolve("acme/export.yaml").toString());
    assertThatThrownBy(() -> mapping.map(new ShopId("acme", "one"), Acme.order()))
        .isInstanceOfSatisfying(
            MappingErrors.class,
            wrong ->
                assertThat(wrong.errors())
                    .extracting(MappingError::file)
                    .containsOnly(folder.resolve("acme/export.yaml").toString()));
  }

  @Test
  void aMappingThatIsCompiledLaterMapsAsOneThatIsCompiledAtOnce() {
    var acme = new Acme(folder);
    var later = new ChannelFolders(MappingTree.ofFolder(folder)).readLater("acme");
    var mapping = later.feed("orders/created").mapping();
    var shop = new ShopId("acme", "one");
    assertThat(mapping.map(shop, Acme.order())).isEqualTo(acme.mapping().map(shop, Acme.order()));
    assertThat(mapping.trace(Acme.order())).isEqualTo(acme.mapping().trace(Acme.order()));
    assertThat(mapping.version()).isEqualTo(acme.mapping().version());
    assertThat(mapping.people()).isEqualTo(acme.mapping().people());
    assertThat(mapping.dated()).isEqualTo(acme.mapping().dated());
  }
}
