/**
 * Taobao and Tmall (TOP) shops. The facts are those of public contracts, SDK copies and field
 * notes; what they do not say is called unconfirmed where it stands.
 */
package dev.daybook.simulator.taobao;
