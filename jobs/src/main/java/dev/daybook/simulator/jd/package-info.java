/** The gateway and the export file of JD POP. */
package dev.daybook.simulator.jd;
