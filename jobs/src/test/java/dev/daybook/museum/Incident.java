package dev.daybook.museum;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What stands at a room's door. The figures are what the room's tests measure. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Incident {
  /** Its place in the museum, from 1. */
  int number();

  /** A date, such as {@code 2025-12-28}, or a name. */
  String name();

  String happened();

  /** Why a naive puller fails in this world. */
  String naive();

  /** What Daybook does instead. */
  String daybook();

  /** In the rooms' world. */
  int orders();

  /** Of these, missing at the naive puller, or there in an older version. */
  int lost() default 0;

  /** Rows that the naive puller has written twice. */
  int doubled() default 0;

  /** Public threads that tell of it; empty when there is none. */
  String[] threads() default {};
}
