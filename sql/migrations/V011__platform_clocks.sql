-- How a shop's platform's clock stood against ours when its newest answer told the time.
-- ahead_millis: of ours, below zero when it is behind; exact to within_millis, because the platform tells whole seconds and
-- an answer takes its time. Beyond allowed_millis the platform refuses calls.
CREATE TABLE platform_clock (
  shop_id SMALLINT UNSIGNED NOT NULL,
  ahead_millis BIGINT NOT NULL,
  within_millis BIGINT NOT NULL,
  allowed_millis BIGINT NOT NULL,
  measured_at DATETIME(3) NOT NULL,
  PRIMARY KEY (shop_id),
  CONSTRAINT clock_of_shop FOREIGN KEY (shop_id) REFERENCES shop (shop_id)
) DEFAULT CHARACTER SET utf8mb4;
