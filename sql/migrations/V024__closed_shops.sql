-- From closed_at on nothing of the feed is owed: its shop is closed. owed says whether its shop has the feed at all; of
-- others a file may be taken, but none is missed. config.yaml says both; the ledger keeps them, so that a closed shop can be
-- taken out there.
ALTER TABLE feed
  ADD COLUMN closed_at DATETIME(3) NULL AFTER go_live_at,
  ADD COLUMN owed TINYINT NOT NULL DEFAULT 0 AFTER closed_at;

-- Until the next run of a shop tells: what was ever asked for.
UPDATE feed SET owed = 1 WHERE EXISTS (SELECT 1 FROM coverage_window w WHERE w.feed_id = feed.feed_id);
