/** The gateway of Amazon sellers: both orders APIs. */
package dev.daybook.simulator.amazon;
