-- A person says that a record in quarantine will not become an order, or has come as one since.
-- state may be DISMISSED too: still counted as quarantined, but no work is left with it. Who, when and why stay when its
-- retry releases it after all.
ALTER TABLE quarantine
  MODIFY COLUMN state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ADD COLUMN dismissed_at DATETIME(3) NULL,
  ADD COLUMN dismissed_by VARCHAR(64) NULL,
  ADD COLUMN dismiss_reason VARCHAR(1000) NULL;
