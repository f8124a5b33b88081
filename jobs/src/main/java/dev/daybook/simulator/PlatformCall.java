package dev.daybook.simulator;

/** A call as a platform reads it, before anything in it was checked. */
public interface PlatformCall {
  /** The name of an {@link Operation}; of one that does not exist, if the client said so. */
  String operation();
}
