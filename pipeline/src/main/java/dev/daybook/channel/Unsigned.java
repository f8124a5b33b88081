package dev.daybook.channel;

import org.springframework.stereotype.Component;

/** No signature: the token, or the password, is all. WeChat shop, Amazon, Shopify, WooCommerce. */
@Component("none")
class Unsigned implements Signing {
  @Override
  public HttpAsk signed(HttpAsk ask, Credentials credentials) {
    return ask;
  }
}
