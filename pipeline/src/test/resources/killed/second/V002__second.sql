CREATE TABLE second_table (id INT);

UPDATE first_table SET n = n + 1;

CREATE TABLE third_table (id INT);

UPDATE first_table SET n = n + 1;

INSERT INTO first_table VALUES (2, 2);
