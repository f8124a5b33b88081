/**
 * Kuaishou shops. The facts are those of public contracts; what they do not say is called
 * unconfirmed where it stands, and the codes of errors are mostly placeholders.
 */
package dev.daybook.simulator.kuaishou;
