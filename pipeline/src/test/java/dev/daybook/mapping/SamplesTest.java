package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.landing.UnlandedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code mappings/<channel>/samples/<case>/} becomes what its out.json tells. */
class SamplesTest {
  private static final MappingTree TREE = MappingLoader.tree(List.of());
  private static final Mappings MAPPINGS = MappingLoader.loadWhole(TREE);

  static Stream<SampleCase> samples() {
    return SampleCase.all(TREE).stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void becomesWhatItTells(SampleCase sample) {
    assertThat(sample.check(MAPPINGS, UnlandedFiles.create())).isEmpty();
  }

  @Test
  void everyChannelHasSamples() {
    assertThat(samples().map(SampleCase::channel).distinct())
        .containsExactlyElementsOf(TREE.channels());
  }

  @Test
  void theCheckTellsTheFirstLineThatDiffersAndTheDifference(@TempDir Path folder) {
    new Acme(folder)
        .write(
            "acme/samples/one/in.csv",
            "no,state,paid,total,at,item,title,count,price\n"
                + "A-1,open,yes,1.00,2026-11-21 08:00:00,I-1,Cup,1,1.00\n")
        .write("acme/samples/one/out.json", "[ {\n  \"shop\" : \"other\"\n} ]\n")
        .write("acme/samples/two/in.csv", "no\n");
    var errors = new MappingCheck(UnlandedFiles.create()).check(MappingTree.ofFolder(folder));
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).line()).isEqualTo(2);
    assertThat(errors.get(0).message())
        .contains("-   \"shop\" : \"other\"\n+   \"shop\" : \"acme/sample\",\n");
    assertThat(errors.get(1).message()).isEqualTo("sample two has no out.json");
  }

  @Test
  void theBuiltInMappingsAreWithoutErrors() {
    assertThat(new MappingCheck(UnlandedFiles.create()).check(List.of())).isEmpty();
  }
}
