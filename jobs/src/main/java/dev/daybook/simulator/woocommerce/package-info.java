/**
 * WooCommerce shops, REST API v3. The facts are those of the documents of the API and of public
 * fixtures; what they do not say is called unconfirmed where it stands.
 */
package dev.daybook.simulator.woocommerce;
