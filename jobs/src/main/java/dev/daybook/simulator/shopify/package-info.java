/**
 * Shopify shops, by the REST Admin API. The facts are those of the public documents, community
 * threads and fixtures; what they do not say is called unconfirmed where it stands.
 */
package dev.daybook.simulator.shopify;
