ALTER TABLE doubt ADD UNIQUE KEY doubt_open (open_feed_id);
