-- From then on nothing of the feed is owed: its shop is closed. config.yaml says when; the ledger keeps it, so that a closed
-- shop can be taken out there.
ALTER TABLE feed ADD COLUMN closed_at DATETIME(3) NULL AFTER go_live_at;
