package dev.daybook.channel;

import org.springframework.stereotype.Component;

/** No signature: the token, or the password, is all. WeChat shop, Amazon, Shopify, WooCommerce. */
@Component(Unsigned.KIND)
class Unsigned implements Signing {
  static final String KIND = "none";

  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    return ask;
  }
}
