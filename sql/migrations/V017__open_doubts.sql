-- open_feed_id: the feed while the doubt is open, so that two processes cannot both begin one.
ALTER TABLE doubt ADD COLUMN open_feed_id INT UNSIGNED NULL;
