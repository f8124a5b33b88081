package dev.daybook.database;

import java.time.Instant;

record Moment(long id, Instant happenedAt, String note) {}
