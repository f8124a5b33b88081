-- Numbers that differ only in case are different numbers, here as in the book. One that could not be read may hold anything.
ALTER TABLE quarantine MODIFY external_no VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
