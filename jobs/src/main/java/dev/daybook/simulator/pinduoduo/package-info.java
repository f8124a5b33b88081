/** The gateway and the export file of Pinduoduo. */
package dev.daybook.simulator.pinduoduo;
