/** Classes that break one rule each, to show that the build would refuse them. */
package dev.daybook.fences.broken;
