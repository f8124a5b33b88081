-- After-sales, and orders that keep what the channel gave apart from what after-sales make of it.

-- The newest version of every after-sale; shop and number are its identity. It takes effect on the order of its shop
-- with this number as soon as the book holds that order; until then it waits.
-- refunded is zero but for SUCCEEDED. content_hash: as for orders. dated: whether its source tells when a version was
-- made. replayed: a replay has made the first version; no account counts it.
CREATE TABLE after_sale (
  shop_id SMALLINT UNSIGNED NOT NULL,
  after_sale_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT UNSIGNED NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel_state VARCHAR(128) NOT NULL,
  line_id VARCHAR(64) NOT NULL,
  item_id VARCHAR(64) NOT NULL,
  sku_id VARCHAR(64) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested DECIMAL(19,4) NOT NULL,
  refunded DECIMAL(19,4) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  tracking_no VARCHAR(128) NOT NULL,
  opened_at DATETIME(3) NULL,
  closed_at DATETIME(3) NULL,
  source_updated_at DATETIME(3) NOT NULL,
  dated TINYINT(1) NOT NULL,
  content_hash BINARY(32) NOT NULL,
  document_id BIGINT UNSIGNED NOT NULL,
  record_no INT UNSIGNED NOT NULL,
  replayed TINYINT(1) NOT NULL,
  booked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (shop_id, after_sale_no),
  KEY after_sale_of_order (shop_id, order_no)
) DEFAULT CHARACTER SET utf8mb4;

-- status and refund_total are what holds now: what the channel gave (given_…) with its after-sales. forward_status: how
-- far the order has come, refunds left aside. dated: whether the source of this version tells when it was made.
ALTER TABLE book_order
  ADD COLUMN dated TINYINT(1) NOT NULL DEFAULT 1,
  ADD COLUMN given_status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN forward_status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN given_refund_total DECIMAL(19,4) NOT NULL DEFAULT 0;

ALTER TABLE book_line ADD COLUMN given_refund_state VARCHAR(64) NOT NULL DEFAULT '';
