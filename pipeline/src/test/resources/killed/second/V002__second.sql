CREATE TABLE second_table (id INT);

CREATE TABLE third_table (id INT);
