/**
 * The incident museum: every room is an incident that people had, played again in a simulated
 * world. A naive puller fails in it, and the exact number of orders that it loses or doubles is
 * asserted; Daybook passes in an equal world. {@code docs/incidents.md} is made of what stands at
 * the rooms' doors.
 *
 * <p>A new room is a class with {@link dev.daybook.museum.Incident} that extends {@link
 * dev.daybook.museum.Room}; nothing else has to know it.
 */
package dev.daybook.museum;
