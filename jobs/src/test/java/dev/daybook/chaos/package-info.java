/**
 * Real processes, real faults: whatever is killed, stopped or lying, the book ends up equal to that
 * of an undisturbed night.
 */
package dev.daybook.chaos;
