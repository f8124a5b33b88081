-- Second readings are found by key; a feed has one open doubt; a settled date takes what is found of it later.

-- A feed's windows by why they were read, newest last; and those of a state by time.
ALTER TABLE coverage_window
  ADD KEY window_of_purpose (feed_id, purpose, to_at, from_at),
  DROP KEY window_state,
  ADD KEY window_state (state, feed_id, from_at);

-- kind may be MOVED too: only a file told of the order, because it had moved on in time that the API was not owed yet.
ALTER TABLE difference ADD KEY difference_of_order (external_no);

ALTER TABLE quarantine ADD KEY quarantine_of_order (external_no);

-- The date's time since go-live, UTC, half-open; not known of dates that were settled before this migration.
ALTER TABLE settlement
  ADD COLUMN from_at DATETIME(3) NULL,
  ADD COLUMN to_at DATETIME(3) NULL;

-- open_feed_id: the feed while the doubt is open, so that two processes cannot both begin one.
ALTER TABLE doubt ADD COLUMN open_feed_id INT UNSIGNED NULL;

UPDATE doubt d
  JOIN (SELECT MIN(doubt_id) AS doubt_id FROM doubt WHERE ended_at IS NULL GROUP BY feed_id) first_open
    ON first_open.doubt_id = d.doubt_id
SET d.open_feed_id = d.feed_id;

UPDATE doubt SET ended_at = found_at, reason = 'one with the open doubt before it'
WHERE ended_at IS NULL AND open_feed_id IS NULL;

ALTER TABLE doubt ADD UNIQUE KEY doubt_open (open_feed_id);
