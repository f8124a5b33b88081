package dev.daybook.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
  @ParameterizedTest
  @CsvSource({"王小明,王**", "王,王*", "Ann Example,A**********", "𠮷野,𠮷*", "'',''"})
  void aNameKeepsItsFirstCharacter(String name, String masked) {
    assertThat(Masked.name(name)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"13800001234,*******1234", "1******1055,*******1055", "1234567,***", "'',''"})
  void aPhoneKeepsFourDigitsWhenAtLeastFourAreHidden(String phone, String masked) {
    assertThat(Masked.phone(phone)).isEqualTo(masked);
  }
}
