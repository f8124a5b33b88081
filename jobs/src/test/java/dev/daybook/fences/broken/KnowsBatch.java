package dev.daybook.fences.broken;

import org.springframework.batch.core.job.Job;

public class KnowsBatch {
  Job job;
}
