-- From here on every row is written with these: one that leaves them out is refused.

ALTER TABLE book_order
  ALTER COLUMN dated DROP DEFAULT,
  ALTER COLUMN given_status DROP DEFAULT,
  ALTER COLUMN forward_status DROP DEFAULT,
  ALTER COLUMN given_refund_total DROP DEFAULT;

ALTER TABLE book_line ALTER COLUMN given_refund_state DROP DEFAULT;
