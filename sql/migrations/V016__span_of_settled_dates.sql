-- A settled date takes what is found of it later.
-- The date's time since go-live, UTC, half-open; not known of dates that were settled before this migration.
ALTER TABLE settlement
  ADD COLUMN from_at DATETIME(3) NULL,
  ADD COLUMN to_at DATETIME(3) NULL;
