package dev.daybook.canonical;

/**
 * Who bought, as far as the channel tells. Absent parts are empty text, never null.
 *
 * @param channelBuyerId the channel's own id of the buyer; stable over orders where the channel
 *     gives one
 * @param masked whether name or phone came with stars or as ciphertext
 */
public record Buyer(String channelBuyerId, String name, String phone, boolean masked) {
  public static final Buyer UNKNOWN = new Buyer("", "", "", false);

  public Buyer {
    channelBuyerId = Text.orEmpty(channelBuyerId);
    name = Text.orEmpty(name);
    phone = Text.orEmpty(phone);
  }

  /** This buyer, with what the channel has blanked since taken from what we knew. */
  public Buyer orKeep(Buyer known) {
    return new Buyer(
        Text.orKeep(channelBuyerId, known.channelBuyerId),
        Text.orKeep(name, known.name),
        Text.orKeep(phone, known.phone),
        name.isEmpty() && phone.isEmpty() ? known.masked : masked);
  }

  @Override
  public String toString() {
    return "Buyer[%s]".formatted(channelBuyerId);
  }
}
