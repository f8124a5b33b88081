-- What the migrations make, for reading; without the tables of Flyway, Spring Batch and Quartz.
-- Generated; see CONTRIBUTING.md.

CREATE TABLE account (
  document_id BIGINT UNSIGNED NOT NULL,
  currency CHAR(3) COLLATE ascii_bin NOT NULL,
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
);

CREATE TABLE after_sale (
  shop_id SMALLINT UNSIGNED NOT NULL,
  after_sale_no VARCHAR(64) COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(64) COLLATE ascii_bin NOT NULL,
  version INT UNSIGNED NOT NULL,
  kind VARCHAR(8) COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) COLLATE ascii_bin NOT NULL,
  channel_state VARCHAR(128) NOT NULL,
  line_id VARCHAR(64) NOT NULL,
  item_id VARCHAR(64) NOT NULL,
  sku_id VARCHAR(64) NOT NULL,
  currency CHAR(3) COLLATE ascii_bin NOT NULL,
  requested DECIMAL(19,4) NOT NULL,
  refunded DECIMAL(19,4) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  tracking_no VARCHAR(128) NOT NULL,
  opened_at DATETIME(3),
  closed_at DATETIME(3),
  source_updated_at DATETIME(3) NOT NULL,
  dated TINYINT NOT NULL,
  content_hash BINARY(32) NOT NULL,
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  replayed TINYINT NOT NULL,
  booked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (shop_id, after_sale_no),
  KEY after_sale_of_order (shop_id, order_no)
);

CREATE TABLE alert (
  alert_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  cause VARCHAR(190) COLLATE ascii_bin NOT NULL,
  open_cause VARCHAR(190) COLLATE ascii_bin,
  severity VARCHAR(8) COLLATE ascii_bin NOT NULL,
  channel VARCHAR(32) COLLATE ascii_bin,
  shop VARCHAR(32) COLLATE ascii_bin,
  title VARCHAR(200) NOT NULL,
  body VARCHAR(4000) NOT NULL,
  next_step VARCHAR(1000) NOT NULL,
  times INT UNSIGNED NOT NULL,
  first_seen_at DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL,
  remind_at DATETIME(3),
  ended_at DATETIME(3),
  PRIMARY KEY (alert_id),
  UNIQUE KEY alert_open (open_cause),
  KEY alert_to_remind_of (remind_at)
);

CREATE TABLE alert_message (
  message_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  alert_id BIGINT UNSIGNED NOT NULL,
  about VARCHAR(8) COLLATE ascii_bin NOT NULL,
  receiver VARCHAR(32) COLLATE ascii_bin NOT NULL,
  fallback VARCHAR(500) COLLATE ascii_bin NOT NULL,
  severity VARCHAR(8) COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) COLLATE ascii_bin NOT NULL,
  attempts INT UNSIGNED NOT NULL,
  created_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  sending_id BIGINT UNSIGNED,
  sent_at DATETIME(3),
  last_error VARCHAR(500),
  PRIMARY KEY (message_id),
  KEY alert_message_of_receiver (receiver, state, message_id),
  KEY alert_message_of_sending (sending_id),
  KEY message_of_alert (alert_id),
  CONSTRAINT message_of_alert FOREIGN KEY (alert_id) REFERENCES alert (alert_id)
);

CREATE TABLE alert_receiver (
  receiver VARCHAR(32) COLLATE ascii_bin NOT NULL,
  failures INT UNSIGNED NOT NULL,
  refused TINYINT NOT NULL,
  blocked_until_at DATETIME(3),
  told VARCHAR(500),
  told_at DATETIME(3),
  PRIMARY KEY (receiver)
);

CREATE TABLE alert_sending (
  sending_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  receiver VARCHAR(32) COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) COLLATE ascii_bin NOT NULL,
  begun_at DATETIME(3) NOT NULL,
  lease_until_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  told VARCHAR(500),
  PRIMARY KEY (sending_id),
  KEY alert_sending_of_receiver (receiver, begun_at)
);

CREATE TABLE book_change (
  change_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_ids MEDIUMTEXT COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (change_id)
);

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
  given_refund_state VARCHAR(64) NOT NULL,
  PRIMARY KEY (order_id, line_no)
);

CREATE TABLE book_order (
  order_id BIGINT UNSIGNED NOT NULL,
  shop_id SMALLINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  status VARCHAR(16) COLLATE ascii_bin NOT NULL,
  channel_status VARCHAR(128) NOT NULL,
  buyer_id VARCHAR(128) NOT NULL,
  buyer_name VARCHAR(255) NOT NULL,
  buyer_phone VARCHAR(128) NOT NULL,
  buyer_masked TINYINT NOT NULL,
  receiver_name VARCHAR(255) NOT NULL,
  receiver_phone VARCHAR(128) NOT NULL,
  country VARCHAR(64) NOT NULL,
  province VARCHAR(64) NOT NULL,
  city VARCHAR(64) NOT NULL,
  district VARCHAR(64) NOT NULL,
  address VARCHAR(1000) NOT NULL,
  address_id VARCHAR(128) NOT NULL,
  currency CHAR(3) COLLATE ascii_bin NOT NULL,
  goods_total DECIMAL(19,4) NOT NULL,
  freight DECIMAL(19,4) NOT NULL,
  merchant_discount DECIMAL(19,4) NOT NULL,
  platform_discount DECIMAL(19,4) NOT NULL,
  other_discount DECIMAL(19,4) NOT NULL,
  payment_discount DECIMAL(19,4) NOT NULL,
  buyer_paid DECIMAL(19,4) NOT NULL,
  merchant_receivable DECIMAL(19,4) NOT NULL,
  refund_total DECIMAL(19,4) NOT NULL,
  payment_confirmed TINYINT NOT NULL,
  ordered_at DATETIME(3),
  paid_at DATETIME(3),
  shipped_at DATETIME(3),
  completed_at DATETIME(3),
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
  dated TINYINT NOT NULL,
  given_status VARCHAR(16) COLLATE ascii_bin NOT NULL,
  forward_status VARCHAR(16) COLLATE ascii_bin NOT NULL,
  given_refund_total DECIMAL(19,4) NOT NULL,
  PRIMARY KEY (order_id),
  KEY order_by_time (shop_id, ordered_at)
);

CREATE TABLE coverage_window (
  window_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  generation INT UNSIGNED NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  state VARCHAR(8) COLLATE ascii_bin NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  attempt INT UNSIGNED NOT NULL DEFAULT 1,
  proof VARCHAR(500),
  failure VARCHAR(1000),
  opened_at DATETIME(3) NOT NULL,
  fetched_at DATETIME(3),
  sealed_at DATETIME(3),
  settled_at DATETIME(3),
  purpose VARCHAR(8) COLLATE ascii_bin NOT NULL DEFAULT OWED,
  PRIMARY KEY (window_id),
  KEY window_of_purpose (feed_id, purpose, to_at, from_at),
  UNIQUE KEY window_start (feed_id, generation, from_at),
  KEY window_state (state, feed_id, from_at),
  CONSTRAINT window_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
);

CREATE TABLE difference (
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  kind VARCHAR(8) COLLATE ascii_bin NOT NULL,
  external_no VARCHAR(64) COLLATE ascii_bin NOT NULL,
  source_updated_at DATETIME(3) NOT NULL,
  found_at DATETIME(3) NOT NULL,
  PRIMARY KEY (document_id, record_no),
  KEY difference_of_order (external_no),
  CONSTRAINT difference_of_document FOREIGN KEY (document_id) REFERENCES document (document_id)
);

CREATE TABLE document (
  document_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  window_id BIGINT UNSIGNED,
  attempt INT UNSIGNED NOT NULL DEFAULT 1,
  run_id BIGINT UNSIGNED NOT NULL,
  kind VARCHAR(8) COLLATE ascii_bin NOT NULL,
  name VARCHAR(255) NOT NULL,
  page_no INT UNSIGNED NOT NULL DEFAULT 0,
  request VARCHAR(2000),
  sha256 BINARY(32) NOT NULL,
  file_sha256 BINARY(32),
  bytes BIGINT UNSIGNED NOT NULL,
  path VARCHAR(500) NOT NULL,
  records INT UNSIGNED,
  booked INT UNSIGNED NOT NULL DEFAULT 0,
  state VARCHAR(10) COLLATE ascii_bin NOT NULL,
  landed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (document_id),
  UNIQUE KEY document_file (feed_id, file_sha256),
  KEY document_of_window (window_id, attempt, page_no),
  CONSTRAINT document_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
);

CREATE TABLE doubt (
  doubt_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  feed_id INT UNSIGNED NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  what VARCHAR(1000) NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  found_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  ended_by VARCHAR(64),
  reason VARCHAR(1000),
  open_feed_id INT UNSIGNED,
  PRIMARY KEY (doubt_id),
  KEY doubt_of_feed (feed_id, ended_at),
  UNIQUE KEY doubt_open (open_feed_id),
  CONSTRAINT doubt_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
);

CREATE TABLE feed (
  feed_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop_id SMALLINT UNSIGNED NOT NULL,
  subject VARCHAR(32) COLLATE ascii_bin NOT NULL,
  axis VARCHAR(32) COLLATE ascii_bin NOT NULL,
  go_live_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3),
  owed TINYINT NOT NULL DEFAULT 0,
  generation INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (feed_id),
  UNIQUE KEY feed_name (shop_id, subject, axis),
  CONSTRAINT feed_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
);

CREATE TABLE finding (
  finding_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  order_id BIGINT UNSIGNED NOT NULL,
  rule VARCHAR(64) COLLATE ascii_bin NOT NULL,
  version INT UNSIGNED NOT NULL,
  severity VARCHAR(8) COLLATE ascii_bin NOT NULL,
  hold TINYINT NOT NULL,
  message VARCHAR(1000) NOT NULL,
  message_zh VARCHAR(1000) NOT NULL,
  evidence CHAR(64) COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) COLLATE ascii_bin NOT NULL,
  found_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3),
  PRIMARY KEY (finding_id),
  UNIQUE KEY finding_once (order_id, rule, evidence),
  KEY finding_state (state, hold)
);

CREATE TABLE handoff_batch (
  batch_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(128) NOT NULL,
  template VARCHAR(64) NOT NULL,
  state VARCHAR(12) COLLATE ascii_bin NOT NULL,
  orders INT UNSIGNED NOT NULL,
  order_lines INT UNSIGNED NOT NULL,
  money VARCHAR(1000) NOT NULL,
  header TEXT NOT NULL,
  sha256 BINARY(32),
  created_at DATETIME(3) NOT NULL,
  delivered_at DATETIME(3),
  PRIMARY KEY (batch_id),
  UNIQUE KEY batch_name (name),
  KEY batch_state (state)
);

CREATE TABLE handoff_candidate (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  PRIMARY KEY (order_id)
);

CREATE TABLE handoff_item (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  batch_id BIGINT UNSIGNED NOT NULL,
  position INT UNSIGNED NOT NULL,
  state VARCHAR(12) COLLATE ascii_bin NOT NULL,
  content MEDIUMTEXT NOT NULL,
  answered_at DATETIME(3),
  reason VARCHAR(500),
  PRIMARY KEY (order_id, version),
  UNIQUE KEY item_of_batch (batch_id, position),
  KEY item_state (state),
  CONSTRAINT item_of_handoff FOREIGN KEY (batch_id) REFERENCES handoff_batch (batch_id)
);

CREATE TABLE handoff_turn (
  turn_id TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (turn_id)
);

CREATE TABLE order_check (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  checked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (order_id)
);

CREATE TABLE order_identity (
  order_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop_id SMALLINT UNSIGNED NOT NULL,
  external_no VARCHAR(64) COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (order_id),
  UNIQUE KEY identity_of_channel (shop_id, external_no)
);

CREATE TABLE owed_run (
  owed_run_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  shop VARCHAR(65) COLLATE ascii_bin NOT NULL,
  business_date DATE NOT NULL,
  kind VARCHAR(16) COLLATE ascii_bin NOT NULL,
  due_at DATETIME(3) NOT NULL,
  state VARCHAR(12) COLLATE ascii_bin NOT NULL,
  not_before DATETIME(3) NOT NULL,
  token INT UNSIGNED NOT NULL DEFAULT 0,
  tries INT UNSIGNED NOT NULL DEFAULT 0,
  process VARCHAR(128),
  alive_at DATETIME(3),
  ended_at DATETIME(3),
  message VARCHAR(1000),
  failures INT UNSIGNED NOT NULL DEFAULT 0,
  failure VARCHAR(1000),
  PRIMARY KEY (owed_run_id),
  KEY owed_by_state (state),
  UNIQUE KEY owed_once (shop, kind, business_date)
);

CREATE TABLE platform_clock (
  shop_id SMALLINT UNSIGNED NOT NULL,
  ahead_millis BIGINT NOT NULL,
  within_millis BIGINT NOT NULL,
  allowed_millis BIGINT NOT NULL,
  measured_at DATETIME(3) NOT NULL,
  PRIMARY KEY (shop_id),
  CONSTRAINT clock_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
);

CREATE TABLE quarantine (
  quarantine_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  place VARCHAR(300) NOT NULL,
  source_sha256 BINARY(32) NOT NULL,
  external_no VARCHAR(128) NOT NULL,
  currency CHAR(3) COLLATE ascii_bin NOT NULL,
  minor BIGINT NOT NULL,
  state VARCHAR(16) COLLATE ascii_bin NOT NULL,
  reasons TEXT NOT NULL,
  quarantined_at DATETIME(3) NOT NULL,
  retried_at DATETIME(3),
  released_at DATETIME(3),
  dismissed_at DATETIME(3),
  dismissed_by VARCHAR(64),
  dismiss_reason VARCHAR(1000),
  PRIMARY KEY (quarantine_id),
  KEY quarantine_of_order (external_no),
  UNIQUE KEY quarantine_record (document_id, record_no),
  KEY quarantine_state (state)
);

CREATE TABLE review (
  review_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  finding_id BIGINT UNSIGNED NOT NULL,
  order_id BIGINT UNSIGNED NOT NULL,
  state VARCHAR(8) COLLATE ascii_bin NOT NULL,
  opened_at DATETIME(3) NOT NULL,
  decided_by VARCHAR(64),
  decided_at DATETIME(3),
  note VARCHAR(1000),
  PRIMARY KEY (review_id),
  UNIQUE KEY review_of_finding (finding_id),
  KEY review_of_order (order_id),
  KEY review_state (state)
);

CREATE TABLE rule_walk (
  walk_id TINYINT UNSIGNED NOT NULL,
  rules_hash BINARY(32) NOT NULL,
  through_id BIGINT UNSIGNED NOT NULL,
  done TINYINT NOT NULL,
  PRIMARY KEY (walk_id)
);

CREATE TABLE run (
  run_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind VARCHAR(16) COLLATE ascii_bin NOT NULL,
  cause VARCHAR(16) COLLATE ascii_bin NOT NULL,
  operator VARCHAR(64) NOT NULL,
  shop_id SMALLINT UNSIGNED,
  business_date DATE,
  from_at DATETIME(3),
  to_at DATETIME(3),
  state VARCHAR(12) COLLATE ascii_bin NOT NULL,
  process VARCHAR(128) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  alive_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3),
  message VARCHAR(2000),
  accounts VARCHAR(1000),
  planned INT UNSIGNED NOT NULL DEFAULT 0,
  done INT UNSIGNED NOT NULL DEFAULT 0,
  records BIGINT UNSIGNED NOT NULL DEFAULT 0,
  booked BIGINT UNSIGNED NOT NULL DEFAULT 0,
  calls BIGINT UNSIGNED NOT NULL DEFAULT 0,
  ends_at DATETIME(3),
  waits_for VARCHAR(200),
  stop_by VARCHAR(64),
  stop_at DATETIME(3),
  PRIMARY KEY (run_id),
  KEY run_by_date (business_date),
  KEY run_of_shop (shop_id),
  CONSTRAINT run_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
);

CREATE TABLE settlement (
  feed_id INT UNSIGNED NOT NULL,
  business_date DATE NOT NULL,
  source VARCHAR(8) COLLATE ascii_bin NOT NULL,
  windows INT UNSIGNED NOT NULL,
  records INT UNSIGNED NOT NULL,
  missed INT UNSIGNED NOT NULL,
  changed INT UNSIGNED NOT NULL,
  run_id BIGINT UNSIGNED NOT NULL,
  settled_at DATETIME(3) NOT NULL,
  from_at DATETIME(3),
  to_at DATETIME(3),
  PRIMARY KEY (feed_id, business_date),
  CONSTRAINT settlement_of_feed FOREIGN KEY (feed_id) REFERENCES feed (feed_id)
);

CREATE TABLE shop (
  shop_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  channel VARCHAR(32) COLLATE ascii_bin NOT NULL,
  shop VARCHAR(32) COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (shop_id),
  UNIQUE KEY shop_name (channel, shop)
);

CREATE TABLE trail (
  order_id BIGINT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  from_status VARCHAR(16) COLLATE ascii_bin,
  to_status VARCHAR(16) COLLATE ascii_bin NOT NULL,
  channel_status VARCHAR(128) NOT NULL,
  changed_at DATETIME(3) NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  address VARCHAR(64) NOT NULL,
  document_id BIGINT UNSIGNED,
  record_no INT UNSIGNED,
  replayed TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, version)
);
