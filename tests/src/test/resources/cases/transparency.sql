-- What issue A answers. Each statement must answer as on plain tables. Format: io.bulla.tests.kit.Case.

## projection
SELECT * FROM customer
SELECT ssn FROM customer
SELECT id, ssn AS s, email e FROM customer
SELECT c.* FROM customer c
SELECT c.id, c.*, c.ssn FROM customer c ORDER BY id
SELECT customer.ssn, customer.birth FROM customer
SELECT ssn, ssn FROM customer
SELECT DISTINCT name FROM customer
SELECT name, salary, birth, note FROM customer WHERE id = ? | #1
SELECT ssn FROM customer ORDER BY id DESC
SELECT ssn, name FROM customer ORDER BY name, id
SELECT COUNT(*) FROM customer
SELECT id, 'CITY' FROM customer
SELECT /* a comment, with ' and ? */ ssn FROM customer -- and ' another

## equality
SELECT id FROM customer WHERE ssn = ? | CNRY-111
SELECT id FROM customer WHERE ? = ssn | CNRY-111
SELECT id FROM customer WHERE ssn = 'CNRY-111'
SELECT id FROM customer WHERE 'CNRY-111' = ssn
SELECT id FROM customer WHERE ssn <> ? | CNRY-111
SELECT id FROM customer WHERE ssn != 'CNRY-222'
SELECT id FROM customer WHERE ssn = ? | NULL
SELECT id FROM customer WHERE ssn = NULL
SELECT id FROM customer WHERE NOT (ssn = ?) | CNRY-111
SELECT id FROM customer WHERE ssn = ? | cnry-111
SELECT id FROM customer WHERE ssn = ? | CNRY-ß😀
SELECT id FROM customer WHERE ssn = 'CNRY-ß😀'
SELECT id FROM customer WHERE email = ? | ''
SELECT id FROM customer WHERE email = ''
SELECT id FROM customer WHERE email = ? | CNRY-al@x.example
SELECT id FROM customer WHERE ssn = ? | CNRY-much-longer-than-the-column-is-wide
SELECT id FROM customer WHERE salary = ? | #86420975.10
SELECT id FROM customer WHERE salary = ? | #86420975.1
SELECT id FROM customer WHERE salary = 86420975.100
SELECT id FROM customer WHERE salary = 86420975
SELECT id FROM customer WHERE salary = +86420975.10 AND salary IN (+ 86420975.10, -1)
SELECT id FROM customer WHERE birth = ? | @1913-02-01
SELECT id FROM customer WHERE birth = DATE '1913-02-01'
SELECT id FROM customer WHERE ssn = ? AND name = ? AND email = ? | CNRY-111 | Al | CNRY-al@x.example
SELECT id FROM customer WHERE (ssn = ? OR email = ?) AND id < ? | CNRY-222 | CNRY-Al@x.example | #3
SELECT id FROM customer c WHERE c.ssn = 'it''s CNRY'

## null tests
SELECT id FROM customer WHERE ssn IS NULL
SELECT id FROM customer WHERE ssn IS NOT NULL AND note IS NOT NULL
SELECT id FROM customer WHERE note IS NULL OR id = 1
SELECT id FROM customer WHERE (? IS NULL OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
[H2,MARIADB] SELECT id FROM customer WHERE (? IS NULL OR ssn = ?) ORDER BY id | NULL | NULL
SELECT id FROM customer WHERE (CAST(? AS CHAR(20)) IS NULL OR ssn = ?) AND id < ? ORDER BY id | NULL | NULL | #4
SELECT id FROM customer WHERE (CAST(? AS DECIMAL(14,2)) IS NOT NULL AND salary = ?) OR id = 4 ORDER BY id | #86420975.10 | #86420975.10
[H2,MARIADB] SELECT id FROM customer WHERE (ssn = ? OR ? IS NULL) AND (birth = ? OR ? IS NULL) ORDER BY id | CNRY-111 | CNRY-111 | @1913-02-01 | @1913-02-01
[POSTGRESQL] SELECT id FROM customer WHERE (?::text IS NULL OR ssn = ?) ORDER BY id | NULL | NULL
[POSTGRESQL] SELECT id FROM customer WHERE (?::date IS NULL OR birth = ?) ORDER BY id | @1913-02-01 | @1913-02-01

## in
SELECT id FROM customer WHERE ssn IN (?, ?) | CNRY-111 | CNRY-222
SELECT id FROM customer WHERE ssn IN ('CNRY-111', 'CNRY-none')
SELECT id FROM customer WHERE ssn IN (?, 'CNRY-222', ?) AND name <> ? | CNRY-111 | NULL | Al
SELECT id FROM customer WHERE ssn NOT IN (?, ?) | CNRY-111 | CNRY-333
SELECT id FROM customer WHERE ssn NOT IN ('CNRY-111', NULL)
SELECT id FROM customer WHERE ssn NOT IN (?, ?) | CNRY-111 | NULL
SELECT id FROM customer WHERE salary IN (86420975.10, 1)
SELECT id FROM customer WHERE name IN (?, ?) AND ssn = ? | Al | Bo | CNRY-222
SELECT id FROM customer WHERE ssn IN (SELECT holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn IN (SELECT holder_ssn FROM claim WHERE amount > ?) | #10
SELECT id FROM customer WHERE ssn NOT IN (SELECT holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn NOT IN (SELECT holder_ssn FROM claim WHERE holder_ssn IS NOT NULL)
SELECT id FROM customer WHERE id IN (SELECT id FROM claim WHERE holder_ssn = ?) | CNRY-222

## joins
SELECT c.id, k.id AS claim_id, c.ssn FROM customer c JOIN claim k ON c.ssn = k.holder_ssn
SELECT c.id, k.id AS claim_id, k.holder_ssn FROM customer c LEFT JOIN claim k ON k.holder_ssn = c.ssn
SELECT c.id, k.amount FROM customer c, claim k WHERE c.ssn = k.holder_ssn AND k.amount > ? | #5
SELECT c.id, k.amount FROM customer c INNER JOIN claim k ON c.ssn = k.holder_ssn WHERE c.ssn = ? | CNRY-111
SELECT a.id, b.id AS other FROM customer a JOIN customer b ON a.ssn = b.ssn AND a.id < b.id
SELECT a.id, b.id AS other FROM customer a JOIN customer b ON a.email = b.email
SELECT c.ssn, t.name FROM customer c JOIN city t ON t.id = c.id WHERE c.ssn = ? | CNRY-111
SELECT c.ssn, k.holder_ssn FROM customer c CROSS JOIN claim k WHERE c.id = 1 AND k.id = 2

## subqueries and ctes
SELECT s FROM (SELECT ssn AS s, id FROM customer WHERE ssn = ?) x | CNRY-111
SELECT x.* FROM (SELECT * FROM customer) x WHERE x.ssn = ? | CNRY-222
SELECT id FROM customer c WHERE EXISTS (SELECT 1 FROM claim k WHERE k.holder_ssn = c.ssn)
SELECT id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM claim k WHERE k.holder_ssn = c.ssn)
WITH rich AS (SELECT id, ssn FROM customer WHERE salary = ?) SELECT ssn FROM rich | #86420975.10
WITH rich AS (SELECT id, ssn AS s FROM customer) SELECT k.id, r.s FROM rich r JOIN claim k ON k.holder_ssn = r.s
WITH a AS (SELECT ssn FROM customer), b AS (SELECT ssn FROM a) SELECT ssn FROM b WHERE ssn = 'CNRY-111'
SELECT id, (SELECT COUNT(*) FROM claim k WHERE k.holder_ssn = c.ssn) AS n FROM customer c

## insert
INSERT INTO customer (id, ssn) VALUES (?, ?) | #10 | CNRY-10
INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10')
INSERT INTO customer VALUES (10, 'Ed', 'CNRY-10', 'CNRY@e', 86420975, DATE '1913-01-01', 'CNRY n')
INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?) | #10 | Ed | CNRY-10 | CNRY@e | #86420975.55 | @1913-01-01 | CNRY n
INSERT INTO customer (id, ssn) VALUES (?, ?), (?, ?) | #10 | CNRY-10 | #11 | CNRY-11
INSERT INTO customer (id, ssn, note) VALUES (10, 'CNRY-10', NULL), (11, NULL, 'CNRY'), (12, '', '')
INSERT INTO customer (id, ssn) VALUES (?, DEFAULT) | #10
INSERT INTO customer (ssn, id, name) VALUES (?, ?, ?) | CNRY-10 | #10 | Ed
INSERT INTO customer (id, ssn) SELECT id + 10, ssn FROM customer WHERE ssn = ? | CNRY-111
INSERT INTO city (id, name) SELECT id + 20, name FROM customer WHERE ssn = ? | CNRY-111
INSERT INTO city (id, name) SELECT id + 10, name FROM customer
INSERT INTO customer (id, name) VALUES (10, 'only clear columns')
INSERT INTO customer (id, ssn) VALUES (?, ?) | #1 | CNRY-duplicate-key
INSERT INTO customer (id, ssn) VALUES (?, ?) | #10 | CNRY-longer-than-twenty-characters
INSERT INTO customer (id, salary) VALUES (?, ?) | #10 | #86420975.005
INSERT INTO customer (id, salary) VALUES (10, 86420975.999)

## update
UPDATE customer SET ssn = ? WHERE id = ? | CNRY-new | #1
UPDATE customer SET ssn = 'CNRY-new', name = 'New' WHERE ssn = 'CNRY-111'
UPDATE customer SET name = ?, ssn = ?, email = ? WHERE ssn = ? AND name = ? | New | CNRY-new | CNRY@new | CNRY-111 | Al
UPDATE customer SET ssn = NULL WHERE id = 2
UPDATE customer SET ssn = ? | NULL
UPDATE customer SET ssn = DEFAULT WHERE id = 2
UPDATE customer SET salary = ?, birth = ?, note = ? WHERE id = 1 | #86420975.77 | @1913-03-03 | CNRY-note
UPDATE customer SET name = 'x' WHERE ssn IN (SELECT holder_ssn FROM claim)
UPDATE customer SET ssn = ? WHERE id = 1 | CNRY-longer-than-twenty-characters
UPDATE claim SET amount = amount + 1 WHERE holder_ssn = ? | CNRY-111

## delete
DELETE FROM customer WHERE ssn = ? | CNRY-111
DELETE FROM customer WHERE ssn IS NULL
DELETE FROM claim WHERE holder_ssn IN (SELECT ssn FROM customer WHERE id = ?) | #2
DELETE FROM customer WHERE ssn <> 'CNRY-111' AND id > 0
DELETE FROM claim

## tables that nobody protects
SELECT * FROM city WHERE code IS NULL OR name LIKE 'R%' ORDER BY id
UPDATE city SET name = UPPER(name) WHERE code = ? | R

## the catalog itself
[H2,POSTGRESQL] SELECT COUNT(*) FROM information_schema.sequences WHERE sequence_name = 'none'
[H2] SELECT table_name FROM information_schema.views WHERE table_schema = 'PUBLIC'
SELECT COUNT(*) FROM information_schema.columns WHERE column_name = 'no such column'
SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'no such table'
SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_name = 'none'

## group by and distinct
SELECT ssn, COUNT(*) FROM customer GROUP BY ssn
SELECT c.ssn AS number, COUNT(*) AS n, MAX(id) FROM customer c WHERE c.name <> ? GROUP BY c.ssn HAVING COUNT(*) >= ? ORDER BY 3 | Bo | #1
SELECT name, ssn, COUNT(*) FROM customer GROUP BY 1, 2
SELECT name, ssn, COUNT(*) FROM customer GROUP BY name, ssn
SELECT ssn AS number, COUNT(*) FROM customer GROUP BY number
SELECT COUNT(*) FROM customer GROUP BY ssn
SELECT ssn FROM customer GROUP BY ssn HAVING ssn = ? | CNRY-222
SELECT x.ssn FROM (SELECT ssn, COUNT(*) AS n FROM customer GROUP BY ssn) x WHERE x.ssn = ? AND x.n >= 1 | CNRY-222
SELECT x.ssn, COUNT(*) FROM (SELECT ssn FROM customer) x GROUP BY x.ssn
SELECT name FROM customer WHERE ssn IN (SELECT holder_ssn FROM claim GROUP BY holder_ssn HAVING COUNT(*) > 1)
SELECT holder_ssn, SUM(amount) AS total FROM claim GROUP BY holder_ssn ORDER BY SUM(amount) DESC
SELECT c.ssn, SUM(m.amount) FROM customer c JOIN claim m ON m.holder_ssn = c.ssn GROUP BY c.ssn
SELECT holder_ssn, COUNT(holder_ssn) FROM claim GROUP BY holder_ssn HAVING COUNT(holder_ssn) > 1
SELECT COUNT(DISTINCT holder_ssn) AS n FROM claim
SELECT COUNT(DISTINCT c.holder_ssn) AS n, COUNT(holder_ssn) FROM claim c WHERE amount > ? | #10
SELECT DISTINCT holder_ssn FROM claim
SELECT DISTINCT holder_ssn, amount FROM claim WHERE amount > 0 ORDER BY amount
SELECT DISTINCT c.name, c.ssn AS number FROM customer c WHERE c.ssn IS NOT NULL AND c.id IN (SELECT id FROM customer) ORDER BY c.name
[POSTGRESQL] SELECT DISTINCT holder_ssn, amount / 10 AS tenth FROM claim
SELECT COUNT(*) FROM (SELECT DISTINCT holder_ssn FROM claim) x
SELECT COUNT(*) FROM (SELECT DISTINCT ssn FROM customer) x WHERE x.ssn = ? | CNRY-222
SELECT name FROM customer WHERE ssn IN (SELECT DISTINCT holder_ssn FROM claim)
SELECT DISTINCT m.* FROM claim m
SELECT * FROM (SELECT id, ssn FROM customer) x WHERE x.id = 2
SELECT * FROM (SELECT id, ssn AS number FROM customer) x WHERE x.number = 'CNRY-222'
WITH people AS (SELECT id, ssn FROM customer) SELECT * FROM people WHERE ssn = 'CNRY-222'
WITH people (a, b) AS (SELECT id, ssn FROM customer) SELECT * FROM people WHERE a = 2
[POSTGRESQL,MARIADB] SELECT DISTINCT holder_ssn AS amount, amount AS x FROM claim
[POSTGRESQL,MARIADB] SELECT DISTINCT m.holder_ssn, m.amount, m.amount FROM claim m
SELECT DISTINCT m.holder_ssn AS h, m.amount AS a FROM claim m ORDER BY a
