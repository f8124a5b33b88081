-- What is wrong and who was told of it.

-- One open alert a cause: open_cause is the cause until the alert has ended, and NULL from then on. channel and shop are
-- NULL for what concerns no shop. remind_at: when its next reminder is owed; NULL when none is.
CREATE TABLE alert (
  alert_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  cause VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_cause VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
  severity VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  shop VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  title VARCHAR(200) NOT NULL,
  body VARCHAR(4000) NOT NULL,
  next_step VARCHAR(1000) NOT NULL,
  times INT UNSIGNED NOT NULL,
  first_seen_at DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL,
  remind_at DATETIME(3) NULL,
  ended_at DATETIME(3) NULL,
  PRIMARY KEY (alert_id),
  UNIQUE KEY alert_open (open_cause),
  KEY alert_to_remind_of (remind_at)
) DEFAULT CHARACTER SET utf8mb4;

-- What was sent to a receiver in one message, or is under way: whoever sends holds the receiver until lease_until_at.
CREATE TABLE alert_sending (
  sending_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  receiver VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  begun_at DATETIME(3) NOT NULL,
  lease_until_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  told VARCHAR(500) NULL,
  PRIMARY KEY (sending_id),
  KEY alert_sending_of_receiver (receiver, begun_at)
) DEFAULT CHARACTER SET utf8mb4;

-- The outbox: a row an alert, what is to be said of it (about) and a receiver; written in the transaction that changes the
-- alert. fallback: who is to be told instead, in order, separated by commas. due_at: until then it waits for companions.
CREATE TABLE alert_message (
  message_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  alert_id BIGINT UNSIGNED NOT NULL,
  about VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  receiver VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fallback VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  severity VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT UNSIGNED NOT NULL,
  created_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  sending_id BIGINT UNSIGNED NULL,
  sent_at DATETIME(3) NULL,
  last_error VARCHAR(500) NULL,
  PRIMARY KEY (message_id),
  KEY alert_message_of_receiver (receiver, state, message_id),
  KEY alert_message_of_sending (sending_id),
  CONSTRAINT message_of_alert FOREIGN KEY (alert_id) REFERENCES alert (alert_id)
) DEFAULT CHARACTER SET utf8mb4;

-- How a receiver last answered. It is asked again at blocked_until_at, or at once when that is NULL. refused: not before a
-- person has mended something, as far as its answer tells.
CREATE TABLE alert_receiver (
  receiver VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures INT UNSIGNED NOT NULL,
  refused TINYINT(1) NOT NULL,
  blocked_until_at DATETIME(3) NULL,
  told VARCHAR(500) NULL,
  told_at DATETIME(3) NULL,
  PRIMARY KEY (receiver)
) DEFAULT CHARACTER SET utf8mb4;
