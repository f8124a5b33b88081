-- Second readings: whether what was sealed is confirmed; silence that somebody should look at; how the clocks agree.

-- purpose: OWED (a first reading), CONFIRM (its time had been sealed before, by this feed or by another one with the same
-- subject) or PROBE (its time came emptier than likely and is asked once more). What the last two create or change the
-- first reading should have shown; they owe nothing.
ALTER TABLE coverage_window
  ADD COLUMN purpose VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OWED';

-- A record that a second reading brought and the first should have: MISSED (the book did not hold it) or CHANGED (the
-- book held an older version). external_no: of the order, or of the after-sale in a feed of after-sales.
CREATE TABLE difference (
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_updated_at DATETIME(3) NOT NULL,
  found_at DATETIME(3) NOT NULL,
  PRIMARY KEY (document_id, record_no),
  CONSTRAINT difference_of_document FOREIGN KEY (document_id) REFERENCES document (document_id)
) DEFAULT CHARACTER SET utf8mb4;

-- A business date of a feed that a second reading has confirmed, with what it found.
-- source: READING (the channel was asked again) or FILE (compared with the readings of the shop's other feeds).
CREATE TABLE settlement (
  feed_id INT UNSIGNED NOT NULL,
  business_date DATE NOT NULL,
  source VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  windows INT UNSIGNED NOT NULL,
  records INT UNSIGNED NOT NULL,
  missed INT UNSIGNED NOT NULL,
  changed INT UNSIGNED NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  settled_at DATETIME(3) NOT NULL,
  PRIMARY KEY (feed_id, business_date),
  CONSTRAINT settlement_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
) DEFAULT CHARACTER SET utf8mb4;

-- Time of a feed that came emptier or fuller than the feed's own past makes likely, also when it was asked again.
-- ended_by: records when they came again, or the operator who has looked; open while ended_at is not set.
CREATE TABLE doubt (
  doubt_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  what VARCHAR(1000) NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  found_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  ended_by VARCHAR(64) NULL,
  reason VARCHAR(1000) NULL,
  PRIMARY KEY (doubt_id),
  KEY doubt_of_feed (feed_id, ended_at),
  CONSTRAINT doubt_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
) DEFAULT CHARACTER SET utf8mb4;
