package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.landing.UnlandedFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MappingsConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(MappingsConfiguration.class);

  @Test
  void withoutFoldersTheBuiltInChannelsAreThere() {
    runner.run(
        context ->
            assertThat(context.getBean(Mappings.class).names())
                .contains("jd", "pinduoduo")
                .doesNotContain("acme"));
  }

  @Test
  void anOperatorsFolderAddsAChannel(@TempDir Path folder) {
    new Acme(folder);
    runner
        .withPropertyValues("daybook.mappings=" + folder)
        .run(
            context ->
                assertThat(context.getBean(Mappings.class).names())
                    .contains("acme", "jd", "pinduoduo"));
  }

  @Test
  void aFolderThatIsNotThereIsAnError(@TempDir Path folder) {
    assertThat(new MappingCheck(UnlandedFiles.create()).check(List.of(folder.resolve("none"))))
        .singleElement()
        .asString()
        .isEqualTo(
            folder.resolve("none")
                + ":1:1: there is no such folder; expected a folder of mappings");
  }
}
