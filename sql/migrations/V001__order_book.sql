-- The ledger, the order book and the hand-off. Times are UTC, DATETIME(3), in columns …_at.
-- Keys that channels give are ascii_bin: compared byte for byte and narrow in every index.
-- Money is DECIMAL(19,4) at the scale of the row's currency, never a float.

CREATE TABLE shop (
  shop_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (shop_id),
  UNIQUE KEY shop_name (channel, shop)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE feed (
  feed_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop_id SMALLINT UNSIGNED NOT NULL,
  subject VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  axis VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  go_live_at DATETIME(3) NOT NULL,
  generation INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (feed_id),
  UNIQUE KEY feed_name (shop_id, subject, axis),
  CONSTRAINT feed_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE run (
  run_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  operator VARCHAR(64) NOT NULL,
  shop_id SMALLINT UNSIGNED NULL,
  business_date DATE NULL,
  from_at DATETIME(3) NULL,
  to_at DATETIME(3) NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  process VARCHAR(128) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  alive_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  message VARCHAR(2000) NULL,
  accounts VARCHAR(1000) NULL,
  PRIMARY KEY (run_id),
  KEY run_by_date (business_date),
  CONSTRAINT run_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
) DEFAULT CHARACTER SET utf8mb4;

-- One slice of a feed's time. Within a generation windows never overlap; a forced rerun is a new generation.
-- OPEN: being asked; FETCHED: the end of its pages is proven; SEALED: every record has an outcome and the account is
-- closed. A file that covers no known time has no window.
CREATE TABLE coverage_window (
  window_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  generation INT UNSIGNED NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  attempt INT UNSIGNED NOT NULL DEFAULT 1,
  proof VARCHAR(500) NULL,
  failure VARCHAR(1000) NULL,
  opened_at DATETIME(3) NOT NULL,
  fetched_at DATETIME(3) NULL,
  sealed_at DATETIME(3) NULL,
  settled_at DATETIME(3) NULL,
  PRIMARY KEY (window_id),
  UNIQUE KEY window_start (feed_id, generation, from_at),
  KEY window_state (state, feed_id),
  CONSTRAINT window_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
) DEFAULT CHARACTER SET utf8mb4;

-- One answer page or one dropped file. The bytes lie on disk under path, compressed; sha256 is that of the bytes as
-- they came. attempt: the reading of its window that brought it; only the newest attempt counts.
-- records stays NULL until the document was cut to its end. booked: how many of its records, from the first, have
-- their outcome; it moves in the transaction that books them.
CREATE TABLE document (
  document_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  window_id BIGINT UNSIGNED NULL,
  attempt INT UNSIGNED NOT NULL DEFAULT 1,
  run_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(255) NOT NULL,
  page_no INT UNSIGNED NOT NULL DEFAULT 0,
  request VARCHAR(2000) NULL,
  sha256 BINARY(32) NOT NULL,
  file_sha256 BINARY(32) NULL,
  bytes BIGINT UNSIGNED NOT NULL,
  path VARCHAR(500) NOT NULL,
  records INT UNSIGNED NULL,
  booked INT UNSIGNED NOT NULL DEFAULT 0,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  landed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (document_id),
  UNIQUE KEY document_file (feed_id, file_sha256),
  KEY document_of_window (window_id, attempt, page_no),
  CONSTRAINT document_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
) DEFAULT CHARACTER SET utf8mb4;

-- What became of a document's records, in rows and in money (smallest unit; what the buyer paid).
-- fetched_minor is read from the source by the mapping's control expression, the others from what was booked.
CREATE TABLE account (
  document_id BIGINT UNSIGNED NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fetched INT UNSIGNED NOT NULL DEFAULT 0,
  created INT UNSIGNED NOT NULL DEFAULT 0,
  updated INT UNSIGNED NOT NULL DEFAULT 0,
  unchanged INT UNSIGNED NOT NULL DEFAULT 0,
  stale INT UNSIGNED NOT NULL DEFAULT 0,
  duplicate INT UNSIGNED NOT NULL DEFAULT 0,
  quarantined INT UNSIGNED NOT NULL DEFAULT 0,
  fetched_minor BIGINT NOT NULL DEFAULT 0,
  created_minor BIGINT NOT NULL DEFAULT 0,
  updated_minor BIGINT NOT NULL DEFAULT 0,
  unchanged_minor BIGINT NOT NULL DEFAULT 0,
  stale_minor BIGINT NOT NULL DEFAULT 0,
  duplicate_minor BIGINT NOT NULL DEFAULT 0,
  quarantined_minor BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (document_id, currency),
  CONSTRAINT account_of_document FOREIGN KEY (document_id) REFERENCES document (document_id)
) DEFAULT CHARACTER SET utf8mb4;

-- Which order of ours is which order of a channel's: unique both ways.
CREATE TABLE order_identity (
  order_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop_id SMALLINT UNSIGNED NOT NULL,
  external_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (order_id),
  UNIQUE KEY identity_of_channel (shop_id, external_no)
) DEFAULT CHARACTER SET utf8mb4;

-- The order book: the newest version of every order.
-- content_hash: SHA-256 of the canonical content as the channel gave it, before kept receiver data is filled in.
-- line_count: how many lines the version has, so that a line lost later is seen.
CREATE TABLE book_order (
  order_id BIGINT UNSIGNED NOT NULL,
  shop_id SMALLINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_status VARCHAR(128) NOT NULL,
  buyer_id VARCHAR(128) NOT NULL,
  buyer_name VARCHAR(255) NOT NULL,
  buyer_phone VARCHAR(128) NOT NULL,
  buyer_masked TINYINT(1) NOT NULL,
  receiver_name VARCHAR(255) NOT NULL,
  receiver_phone VARCHAR(128) NOT NULL,
  country VARCHAR(64) NOT NULL,
  province VARCHAR(64) NOT NULL,
  city VARCHAR(64) NOT NULL,
  district VARCHAR(64) NOT NULL,
  address VARCHAR(1000) NOT NULL,
  address_id VARCHAR(128) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  goods_total DECIMAL(19,4) NOT NULL,
  freight DECIMAL(19,4) NOT NULL,
  merchant_discount DECIMAL(19,4) NOT NULL,
  platform_discount DECIMAL(19,4) NOT NULL,
  other_discount DECIMAL(19,4) NOT NULL,
  payment_discount DECIMAL(19,4) NOT NULL,
  buyer_paid DECIMAL(19,4) NOT NULL,
  merchant_receivable DECIMAL(19,4) NOT NULL,
  refund_total DECIMAL(19,4) NOT NULL,
  payment_confirmed TINYINT(1) NOT NULL,
  ordered_at DATETIME(3) NULL,
  paid_at DATETIME(3) NULL,
  shipped_at DATETIME(3) NULL,
  completed_at DATETIME(3) NULL,
  source_updated_at DATETIME(3) NOT NULL,
  buyer_note VARCHAR(2000) NOT NULL,
  seller_note VARCHAR(2000) NOT NULL,
  flags VARCHAR(500) NOT NULL,
  extras TEXT NOT NULL,
  content_hash BINARY(32) NOT NULL,
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  line_count SMALLINT UNSIGNED NOT NULL,
  booked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (order_id),
  KEY order_by_time (shop_id, ordered_at)
) DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE book_line (
  order_id BIGINT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  item_id VARCHAR(64) NOT NULL,
  sku_id VARCHAR(64) NOT NULL,
  merchant_sku VARCHAR(128) NOT NULL,
  title VARCHAR(500) NOT NULL,
  quantity DECIMAL(15,3) NOT NULL,
  unit_price DECIMAL(19,4) NOT NULL,
  line_total DECIMAL(19,4) NOT NULL,
  line_discount DECIMAL(19,4) NOT NULL,
  refund_state VARCHAR(64) NOT NULL,
  PRIMARY KEY (order_id, line_no)
) DEFAULT CHARACTER SET utf8mb4;

-- The trail: every change of an order's status, for ever. changed_at is the channel's time, recorded_at ours.
-- from_status is NULL for an order's first. replayed: a replay made the change; no account counts it.
CREATE TABLE trail (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  from_status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  to_status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_status VARCHAR(128) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  address VARCHAR(64) NOT NULL,
  document_id BIGINT UNSIGNED NULL,
  record_no INT UNSIGNED NULL,
  replayed TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, version)
) DEFAULT CHARACTER SET utf8mb4;

-- What the rules have not looked at yet: the orders that one transaction of the book has written, as ranges of ids
-- such as 1-7,9. One row a transaction, so that marking orders costs the book nothing; a checked row is deleted.
CREATE TABLE book_change (
  change_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_ids MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (change_id)
) DEFAULT CHARACTER SET utf8mb4;

-- Records that could not become an order. The bytes are found by (document_id, record_no); nothing is copied here.
-- place, source_sha256: where in its document the record stands and SHA-256 of what it says, to refuse another one that
-- an edited mapping cuts under its number.
-- reasons: JSON array of {place, field, value, expected, next}; values that name people are masked.
-- currency, minor: with what the record was counted as quarantined, to be moved when it is booked after all.
CREATE TABLE quarantine (
  quarantine_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  place VARCHAR(300) NOT NULL,
  source_sha256 BINARY(32) NOT NULL,
  external_no VARCHAR(128) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reasons TEXT NOT NULL,
  quarantined_at DATETIME(3) NOT NULL,
  retried_at DATETIME(3) NULL,
  released_at DATETIME(3) NULL,
  PRIMARY KEY (quarantine_id),
  UNIQUE KEY quarantine_record (document_id, record_no),
  KEY quarantine_state (state)
) DEFAULT CHARACTER SET utf8mb4;

-- What a rule found on a version of an order. hold: keeps the order back from the ERP until a review lifts it.
CREATE TABLE finding (
  finding_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id BIGINT UNSIGNED NOT NULL,
  rule VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT UNSIGNED NOT NULL,
  severity VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hold TINYINT(1) NOT NULL,
  message VARCHAR(1000) NOT NULL,
  message_zh VARCHAR(1000) NOT NULL,
  evidence CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3) NULL,
  PRIMARY KEY (finding_id),
  UNIQUE KEY finding_once (order_id, rule, evidence),
  KEY finding_state (state, hold)
) DEFAULT CHARACTER SET utf8mb4;

-- The human decision on a finding that holds: OPEN, then APPROVED or REJECTED, by whom, when and why.
CREATE TABLE review (
  review_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  finding_id BIGINT UNSIGNED NOT NULL,
  order_id BIGINT UNSIGNED NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  decided_by VARCHAR(64) NULL,
  decided_at DATETIME(3) NULL,
  note VARCHAR(1000) NULL,
  PRIMARY KEY (review_id),
  UNIQUE KEY review_of_finding (finding_id),
  KEY review_of_order (order_id),
  KEY review_state (state)
) DEFAULT CHARACTER SET utf8mb4;

-- The newest version of each order that the rules have looked at.
CREATE TABLE order_check (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  checked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (order_id)
) DEFAULT CHARACTER SET utf8mb4;

-- One row: how far the whole book was walked with the rules of this hash. Other rules begin a new walk.
CREATE TABLE rule_walk (
  walk_id TINYINT UNSIGNED NOT NULL,
  rules_hash BINARY(32) NOT NULL,
  through_id BIGINT UNSIGNED NOT NULL,
  done TINYINT(1) NOT NULL,
  PRIMARY KEY (walk_id)
) DEFAULT CHARACTER SET utf8mb4;

-- Checked versions that were not handed off yet; held ones wait here for their review.
CREATE TABLE handoff_candidate (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  PRIMARY KEY (order_id)
) DEFAULT CHARACTER SET utf8mb4;

-- One file for the ERP. CREATED: its items are fixed; DELIVERED: the file and its manifest lie in the out folder.
-- The file is header plus the items' content, so that it can be written again, byte for byte, after a crash.
-- money: JSON, what the buyers paid by currency in its smallest unit.
CREATE TABLE handoff_batch (
  batch_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(128) NOT NULL,
  template VARCHAR(64) NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  orders INT UNSIGNED NOT NULL,
  order_lines INT UNSIGNED NOT NULL,
  money VARCHAR(1000) NOT NULL,
  header TEXT NOT NULL,
  sha256 BINARY(32) NULL,
  created_at DATETIME(3) NOT NULL,
  delivered_at DATETIME(3) NULL,
  PRIMARY KEY (batch_id),
  UNIQUE KEY batch_name (name),
  KEY batch_state (state)
) DEFAULT CHARACTER SET utf8mb4;

-- Which version of which order went to the ERP: never the same (order, version) twice.
-- state: PENDING until the ERP has answered, then ACKNOWLEDGED or REFUSED. content: its rows of the file.
CREATE TABLE handoff_item (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  batch_id BIGINT UNSIGNED NOT NULL,
  position INT UNSIGNED NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content MEDIUMTEXT NOT NULL,
  answered_at DATETIME(3) NULL,
  reason VARCHAR(500) NULL,
  PRIMARY KEY (order_id, version),
  UNIQUE KEY item_of_batch (batch_id, position),
  KEY item_state (state),
  CONSTRAINT item_of_handoff FOREIGN KEY (batch_id) REFERENCES handoff_batch (batch_id)
) DEFAULT CHARACTER SET utf8mb4;
