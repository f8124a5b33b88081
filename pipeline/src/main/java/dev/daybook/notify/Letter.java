package dev.daybook.notify;

/**
 * One message.
 *
 * @param id of our own; the same when it is sent again after a crash
 * @param subject one line
 * @param text whole, with the subject in it
 */
public record Letter(String id, String subject, String text) {}
