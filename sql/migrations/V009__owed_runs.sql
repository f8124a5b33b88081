-- What the clock has made owed: one row for every shop, business date and kind of scheduled run; shop is empty for a kind
-- that is no single shop's. Quartz only wakes; what is to be done, and who does it, stands here.
-- OWED, RUNNING, DONE, or SUPERSEDED: tried, and taken over by the same kind's run of a later date.
-- token: counts the takings; a process whose token is not the newest was taken for dead, and ends nothing any more.
-- tries: how often it has run to an end without being done. not_before: when it may be taken next.
CREATE TABLE owed_run (
  owed_run_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop VARCHAR(65) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at DATETIME(3) NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  not_before DATETIME(3) NOT NULL,
  token INT UNSIGNED NOT NULL DEFAULT 0,
  tries INT UNSIGNED NOT NULL DEFAULT 0,
  process VARCHAR(128) NULL,
  alive_at DATETIME(3) NULL,
  ended_at DATETIME(3) NULL,
  message VARCHAR(1000) NULL,
  PRIMARY KEY (owed_run_id),
  UNIQUE KEY owed_once (shop, kind, business_date),
  KEY owed_by_state (state)
) DEFAULT CHARACTER SET utf8mb4;
