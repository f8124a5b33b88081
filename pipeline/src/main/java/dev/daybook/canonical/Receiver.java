package dev.daybook.canonical;

/**
 * Who gets the goods and where. Absent parts are empty text, never null.
 *
 * @param province first level below the country; {@code city} second, {@code district} third
 * @param address the rest of the address, as given (perhaps masked)
 * @param addressId the channel's opaque id of this address, for merging parcels
 */
public record Receiver(
    String name,
    String phone,
    String country,
    String province,
    String city,
    String district,
    String address,
    String addressId) {
  public static final Receiver UNKNOWN = new Receiver("", "", "", "", "", "", "", "");

  public Receiver {
    name = Text.orEmpty(name);
    phone = Text.orEmpty(phone);
    country = Text.orEmpty(country);
    province = Text.orEmpty(province);
    city = Text.orEmpty(city);
    district = Text.orEmpty(district);
    address = Text.orEmpty(address);
    addressId = Text.orEmpty(addressId);
  }

  /**
   * This receiver, with what the channel has blanked since taken from what we knew: name and phone
   * each by itself; the address as a whole, while nothing that is left of it says another place. A
   * new city with the district of the old one would be a place that nobody has named.
   */
  public Receiver orKeep(Receiver known) {
    var place = isPartOf(known) ? known : this;
    return new Receiver(
        Text.orKeep(name, known.name),
        Text.orKeep(phone, known.phone),
        place.country,
        place.province,
        place.city,
        place.district,
        place.address,
        place.addressId);
  }

  private boolean isPartOf(Receiver known) {
    return isPart(country, known.country)
        && isPart(province, known.province)
        && isPart(city, known.city)
        && isPart(district, known.district)
        && isPart(address, known.address)
        && isPart(addressId, known.addressId);
  }

  private static boolean isPart(String given, String known) {
    return given.isBlank() || given.equals(known);
  }

  /** Names no person: only the province and city. */
  @Override
  public String toString() {
    return "Receiver[%s %s]".formatted(province, city);
  }
}
