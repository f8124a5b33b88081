/**
 * What is wrong, and telling people of it. {@link dev.daybook.notify.Alerts} is the way in: a cause
 * that is raised stays open until it is ended, is told once to those whom the routes name, told
 * again with its age while it lasts, and told to have ended. Messages are rows of an outbox,
 * written in the transaction that changes the alert; {@link dev.daybook.notify.Dispatch} sends
 * them.
 *
 * <p>Kinds of receivers are found by {@link java.util.ServiceLoader}: a class that is a {@link
 * dev.daybook.notify.ReceiverKind} and its name in {@code META-INF/services}.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Notify",
    allowedDependencies = {"canonical", "database"})
package dev.daybook.notify;
