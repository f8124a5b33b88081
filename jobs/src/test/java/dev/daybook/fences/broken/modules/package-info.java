/** Two modules, the first of which uses the second without saying so. */
package dev.daybook.fences.broken.modules;
