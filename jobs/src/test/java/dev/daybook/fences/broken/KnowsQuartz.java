package dev.daybook.fences.broken;

public class KnowsQuartz {
  org.quartz.Job job;
}
