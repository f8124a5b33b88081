package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.landing.ExactJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Md5SecretAroundTest {
  private final Md5SecretAround signing = new Md5SecretAround();

  @ParameterizedTest
  @MethodSource("vectors")
  @SuppressWarnings("unchecked")
  void signsAsThePlatformsDo(String id, Map<String, Object> vector) {
    var credentials = new Credentials(Map.of("client_secret", (String) vector.get("secret")));
    var fields = new TreeMap<>((Map<String, String>) vector.get("signed_params"));

    var signed = signing.signed(fields, credentials);

    assertThat(signed)
        .containsEntry("sign", (String) vector.get("sign"))
        .containsAllEntriesOf(fields);
    assertThat(signing.signed(signed, credentials)).isEqualTo(signed);
  }

  @Test
  void signsEveryVectorOfBothPlatforms() throws IOException {
    assertThat(vectors().count()).isEqualTo(6);
  }

  @SuppressWarnings("unchecked")
  static Stream<Object[]> vectors() throws IOException {
    try (var file = Md5SecretAroundTest.class.getResourceAsStream("sign-vectors.json")) {
      var all = (Map<String, Object>) ExactJson.parse(file.readAllBytes());
      return ((List<Map<String, Object>>) all.get("vectors"))
          .stream().map(vector -> new Object[] {vector.get("id"), vector});
    }
  }
}
