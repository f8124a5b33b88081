/** The gateway of Douyin shops. */
package dev.daybook.simulator.douyin;
