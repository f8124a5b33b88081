/**
 * Every channel folder against its simulated platform: how many orders are lost, how many doubled.
 * A naive puller stands the same tests beside it.
 */
package dev.daybook.conformance;
