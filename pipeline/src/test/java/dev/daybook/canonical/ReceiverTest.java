package dev.daybook.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverTest {
  private static final Receiver KNOWN =
      new Receiver(
          "Wang Example", "139", "CN", "Zhejiang", "Hangzhou", "Xihu", "Road 1", "address-1");

  @Test
  void aBlankedReceiverIsKeptWhole() {
    assertThat(new Receiver("", "", "", " ", "", "", "", "").orKeep(KNOWN)).isEqualTo(KNOWN);
  }

  @Test
  void aBlankedStreetIsKeptWhileTheRestIsTheSamePlace() {
    assertThat(new Receiver("", "", "CN", "Zhejiang", "Hangzhou", "Xihu", "", "").orKeep(KNOWN))
        .isEqualTo(KNOWN);
  }

  @Test
  void aNewAddressTakesNoPartOfTheOldOne() {
    var moved = new Receiver("", "", "CN", "Guangdong", "Dongguan", "", "Road 9", "");

    assertThat(moved.orKeep(KNOWN))
        .isEqualTo(
            new Receiver("Wang Example", "139", "CN", "Guangdong", "Dongguan", "", "Road 9", ""));
  }

  @ParameterizedTest
  @CsvSource(
      value = {"X,,,,,", ",X,,,,", ",,X,,,", ",,,X,,", ",,,,X,", ",,,,,X"},
      nullValues = "null",
      emptyValue = "")
  void anyOtherPartMakesItANewAddress(
      String country, String province, String city, String district, String address, String id) {
    var moved = new Receiver("", "", country, province, city, district, address, id);

    assertThat(moved.orKeep(KNOWN))
        .isEqualTo(
            new Receiver("Wang Example", "139", country, province, city, district, address, id));
  }

  @Test
  void nameAndPhoneAreKeptEachByItself() {
    assertThat(new Receiver("Li Example", "", "", "", "", "", "", "").orKeep(KNOWN))
        .isEqualTo(
            new Receiver(
                "Li Example", "139", "CN", "Zhejiang", "Hangzhou", "Xihu", "Road 1", "address-1"));
  }
}
