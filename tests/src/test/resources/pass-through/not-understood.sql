SELECT * FROM {table} WHERE WHERE id = 1
SELEC id FORM {table}
SELECT ,, FROM {table}
SELECT id FROM {table} GROUP BY id, ORDER
SELECT id FROM {table} WHERE id = = 1
SELECT id FROM {table} ON
SELECT id FROM {table} JOIN JOIN city
SELECT id, FROM {table}
SELECT (id FROM {table}
SELECT id FROM {table})
SELECT id FROM {table} WHERE id IN (1, 2
SELECT 'unclosed FROM {table}
SELECT /* unclosed FROM {table}
SELECT "unclosed FROM {table}
INSERT INTO {table} (id, VALUES (1)
INSERT {table} INTO VALUES
INSERT INTO {table} (id) VALUES (1) ON NOTHING
UPDATE {table} SET
UPDATE {table} id = 1
UPDATE SET {table} id = 1
DELETE {table} FROM WHERE
DELETE FROM {table} WHERE id = 1 AND
MERGE {table} AND city
WITH w AS SELECT id FROM {table} SELECT 1
UPSERT INTO {table} VALUES (1)
FETCH ALL FROM {table}
PIVOT {table} ON name
SUMMARIZE {table}
ATTACH {table}
FROM {table} SELECT id
GET {table} 1
SELECT id FROM {table} |> WHERE id = 1
TABLE {table} WHERE
{table}
? {table} ?
