-- Scheduled runs that break off are told to people.
-- failures: how often in a row it has broken off, by an error or because its process ended; 0 once it, or the same kind's
-- run of a later date, has run to an end. failure: why, the last time, in words that may leave this machine.
ALTER TABLE owed_run
  ADD COLUMN failures INT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN failure VARCHAR(1000) NULL;
