-- Statements on which rivals stored plaintext or answered wrongly (PEERS.md). Bulla answers as plain tables do, or refuses.

## no column list: stored in plaintext
INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?) | #10 | Ed | CNRY-10 | CNRY@e | #86420975.55 | @1913-01-01 | CNRY n
INSERT INTO claim VALUES (DEFAULT, ?, 1) | CNRY-10

## second row of VALUES: stored in plaintext
INSERT INTO customer (name, id, ssn) VALUES (?, ?, ?), (?, ?, ?) | Ed | #10 | CNRY-10 | Fi | #11 | CNRY-11

## annotation in a comment: stored in plaintext
INSERT INTO customer (id, ssn) VALUES (?, /*@encrypt:customer.ssn*/ ?) | #10 | CNRY-10

## literal through Statement: stored in plaintext
INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10')
UPDATE customer SET ssn = 'CNRY-10' WHERE id = 1

## expression before the parameter: wrong parameter sealed
UPDATE customer SET name = ?, ssn = ? WHERE id = ? | Ed | CNRY-10 | #1
UPDATE claim SET amount = amount + 1, holder_ssn = ? WHERE id = ? | CNRY-10 | #1

## equality on a random ciphertext: no rows
SELECT id FROM customer WHERE ssn = ? | CNRY-111

## IN before the protected parameter: wrong parameter sealed
SELECT id FROM customer WHERE name IN (?, ?) AND ssn = ? | Al | Bo | CNRY-222
SELECT id FROM customer WHERE id IN (?, ?) AND ssn = ? | #1 | #2 | CNRY-222

## join: first table taken for the only one
SELECT c.ssn, k.amount FROM customer c JOIN claim k ON k.id = c.id WHERE c.ssn = ? | CNRY-111
SELECT c.ssn, t.code FROM city t JOIN customer c ON t.id = c.id WHERE c.ssn = ? | CNRY-111

## statements without a parameter map: passed on in plaintext
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ssn = ? | CNRY-10 | CNRY-11
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ssn = EXCLUDED.ssn | CNRY-10
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ssn = 'CNRY-11' | CNRY-10
[MARIADB] INSERT INTO customer (id, ssn) VALUES (1, ?) ON DUPLICATE KEY UPDATE ssn = ? | CNRY-10 | CNRY-11
[MARIADB] INSERT INTO customer (id, ssn) VALUES (1, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | CNRY-10
[MARIADB] REPLACE INTO customer (id, ssn) VALUES (1, ?) | CNRY-10
[MARIADB] INSERT INTO customer SET id = 10, ssn = ? | CNRY-10
[H2,POSTGRESQL] MERGE INTO customer c USING (SELECT 1 AS id) s ON c.id = s.id WHEN MATCHED THEN UPDATE SET ssn = ? | CNRY-10
[H2] MERGE INTO customer (id, ssn) KEY (id) VALUES (1, ?) | CNRY-10
WITH x AS (SELECT ssn FROM customer WHERE ssn = ?) SELECT COUNT(*) FROM x | CNRY-111
DELETE FROM customer WHERE ssn = ? | CNRY-111
SELECT id FROM customer WHERE ssn BETWEEN ? AND ? | CNRY-1 | CNRY-2
SELECT id FROM customer WHERE birth BETWEEN ? AND ? | @1913-01-01 | @1913-03-01

## alias: raw ciphertext
SELECT ssn AS s FROM customer
SELECT x.s AS t FROM (SELECT ssn AS s FROM customer) x

## LIKE
SELECT id FROM customer WHERE ssn LIKE ? | CNRY-1%
SELECT id FROM customer WHERE ssn like 'CNRY-1%'

## ORDER BY: order of the ciphertext
SELECT id, ssn FROM customer ORDER BY ssn, id
SELECT id, ssn AS s FROM customer ORDER BY s, id
SELECT ssn, id FROM customer ORDER BY 1, 2

## upsert: sealed twice, or left in plaintext
[POSTGRESQL] INSERT INTO claim AS k (id, holder_ssn, amount) VALUES (1, 'CNRY-10', 1) ON CONFLICT (id) DO UPDATE SET holder_ssn = EXCLUDED.holder_ssn, amount = k.amount + 1
[MARIADB] INSERT INTO claim (id, holder_ssn, amount) VALUES (1, 'CNRY-10', 1) ON DUPLICATE KEY UPDATE holder_ssn = VALUES(holder_ssn), amount = amount + 1

## column too short: stored in plaintext, or cut
INSERT INTO customer (id, ssn) VALUES (?, ?) | #10 | CNRY-longer-than-twenty-characters
UPDATE customer SET email = ? WHERE id = 1 | CNRY-1234567890-1234567890-1234567890-1234567890-1234567890-1234567890

## literal on the left: no rows
SELECT id FROM customer WHERE 'CNRY-111' = ssn
SELECT id FROM customer WHERE ? = ssn | CNRY-111

## order operators: hashes compared
SELECT id FROM customer WHERE ssn > 'CNRY-111'
SELECT id FROM customer WHERE ssn >= ? | CNRY-111
SELECT id FROM customer WHERE salary < 86420975.15
DELETE FROM customer WHERE ssn > 'CNRY-111'

## equality with an expression: no rows
SELECT id FROM customer WHERE ssn = CONCAT('CNRY', '-111')
SELECT id FROM customer WHERE ssn = CAST(? AS CHAR(8)) | CNRY-111
[H2,POSTGRESQL] SELECT id FROM customer WHERE ssn = 'CNRY' || '-111'
SELECT id FROM customer WHERE ssn = (SELECT code FROM city WHERE id = 1)
SELECT id FROM customer WHERE ssn IN (SELECT code FROM city)
SELECT id FROM customer WHERE ssn IN (SELECT 'CNRY-111')

## TABLE customer: raw ciphertext rows
TABLE customer

## computed value: stored in plaintext
INSERT INTO customer (id, ssn) VALUES (10, UPPER('cnry-10'))
INSERT INTO customer (id, ssn) VALUES (10, CONCAT('CNRY', '-10'))
[H2,POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (10, 'CNRY' || '-10')
INSERT INTO customer (id, ssn) VALUES (10, (SELECT name FROM city WHERE id = 1))
INSERT INTO customer (id, ssn) SELECT 10, 'CNRY-10'
INSERT INTO customer (id, ssn) SELECT id + 10, code FROM city
INSERT INTO customer (id, ssn) SELECT 10, ? FROM city WHERE id = 1 | CNRY-10
UPDATE customer SET email = UPPER('cnry') WHERE id = 1
UPDATE customer SET email = name WHERE id = 1
UPDATE customer SET email = CASE WHEN id = 1 THEN 'CNRY' ELSE email END
UPDATE customer SET email = (SELECT name FROM city WHERE id = 1) WHERE id = 1
UPDATE customer SET email = COALESCE(?, email) WHERE id = 1 | CNRY
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (?::int, ?::varchar) | #10 | CNRY-10

## column to column: ciphertext in a plain column, or stale tokens
UPDATE customer SET name = ssn WHERE id = 1
UPDATE customer SET email = ssn WHERE id = 1
INSERT INTO city (id, name) SELECT id + 10, ssn FROM customer
UPDATE customer SET salary = salary * 2

## functions over the column: ciphertext or wrong values
SELECT UPPER(ssn) FROM customer
SELECT CONCAT(ssn, '!') FROM customer
[H2,POSTGRESQL] SELECT ssn || '!' FROM customer
SELECT COALESCE(ssn, 'none') FROM customer
SELECT CASE WHEN ssn = 'CNRY-111' THEN 'yes' ELSE ssn END FROM customer
SELECT LENGTH(ssn) FROM customer
SELECT MAX(ssn) FROM customer
SELECT MIN(birth) FROM customer
SELECT SUM(salary) FROM customer
SELECT salary + 1 FROM customer
SELECT CAST(ssn AS CHAR(20)) FROM customer
SELECT COUNT(ssn) FROM customer
SELECT COUNT(DISTINCT ssn) FROM customer
[POSTGRESQL] SELECT ssn::text FROM customer
[POSTGRESQL] SELECT string_agg(ssn, ',') FROM customer
[MARIADB] SELECT GROUP_CONCAT(ssn) FROM customer
[MARIADB] SELECT IF(ssn = 'CNRY-111', ssn, 'no') FROM customer
SELECT id FROM customer WHERE UPPER(ssn) = 'CNRY-111'
SELECT id FROM customer WHERE LENGTH(ssn) = 8

## predicates in unusual places: nothing found
SELECT id FROM customer WHERE NOT ssn = 'CNRY-111'
SELECT id FROM customer WHERE (ssn, id) = ('CNRY-111', 1)
SELECT id FROM customer WHERE (ssn, name) IN (('CNRY-111', 'Al'), ('CNRY-222', 'Bo'))
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (ARRAY['CNRY-111', 'CNRY-222'])
[POSTGRESQL] SELECT id FROM customer WHERE ssn IS NOT DISTINCT FROM 'CNRY-111'
[MARIADB] SELECT id FROM customer WHERE ssn <=> 'CNRY-111'
SELECT id FROM customer WHERE NULLIF(ssn, 'CNRY-111') IS NULL
SELECT CASE ssn WHEN 'CNRY-111' THEN 1 ELSE 0 END FROM customer
SELECT id FROM customer WHERE ssn = email
SELECT id FROM customer WHERE ssn = name

## joins by name: wrong columns, or none
SELECT * FROM customer NATURAL JOIN city
SELECT id, ssn FROM customer JOIN claim USING (id)
SELECT a.id FROM customer a JOIN customer b USING (ssn)
SELECT c.id FROM customer c JOIN city t ON c.ssn = t.code
SELECT c.id FROM customer c JOIN claim k ON c.email = k.holder_ssn

## grouping: groups of random ciphertext
SELECT ssn, COUNT(*) FROM customer GROUP BY ssn
SELECT DISTINCT ssn FROM customer
SELECT name FROM customer GROUP BY name HAVING MAX(ssn) = 'CNRY-111'
SELECT ssn FROM customer UNION SELECT holder_ssn FROM claim
SELECT ssn FROM customer UNION ALL SELECT name FROM city
SELECT id FROM customer WHERE ssn = 'CNRY-111' UNION SELECT id FROM city
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer EXCEPT SELECT holder_ssn FROM claim
SELECT id, ROW_NUMBER() OVER (ORDER BY ssn) FROM customer
SELECT id, COUNT(*) OVER (PARTITION BY ssn) FROM customer

## other spellings of the table's name
SELECT SSN FROM CuStOmEr WHERE sSn = 'CNRY-111'
[POSTGRESQL] SELECT "ssn" FROM "public"."customer" WHERE "ssn" = 'CNRY-111'
[POSTGRESQL] SELECT ssn FROM U&"cust\006Fmer" WHERE ssn = 'CNRY-111'
[POSTGRESQL] SELECT c FROM customer c
[POSTGRESQL] SELECT row_to_json(c) FROM customer c
[POSTGRESQL] SELECT ssn FROM ONLY customer
[H2] SELECT "SSN" FROM "PUBLIC"."CUSTOMER" WHERE "SSN" = 'CNRY-111'
[MARIADB] SELECT `ssn` FROM `customer` WHERE `ssn` = "CNRY-111"
[MARIADB] SELECT ssn FROM customer WHERE ssn = 'CNRY\-111'
[MARIADB] SELECT /*! ssn */ FROM customer
[MARIADB] SELECT id FROM /*!customer*/ WHERE ssn = 'CNRY-111'
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (10, $$CNRY-10$$)
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (10, E'CNRY\055111')
[MARIADB] INSERT INTO customer (id, ssn) VALUES (10, N'CNRY-10')
[MARIADB] INSERT INTO customer (id, ssn) VALUES (10, 0x434E5259)

## changes in one statement with others
[POSTGRESQL] WITH gone AS (DELETE FROM customer WHERE ssn = 'CNRY-111' RETURNING ssn) SELECT ssn FROM gone
[POSTGRESQL] INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10') RETURNING ssn
[POSTGRESQL] UPDATE customer SET ssn = 'CNRY-10' WHERE id = 1 RETURNING id, ssn
[POSTGRESQL] UPDATE customer c SET ssn = k.holder_ssn FROM claim k WHERE k.id = c.id
[POSTGRESQL] UPDATE customer SET (ssn, email) = ('CNRY-10', 'CNRY@x') WHERE id = 1
[POSTGRESQL] DELETE FROM customer c USING claim k WHERE c.ssn = k.holder_ssn
[POSTGRESQL] SELECT id FROM customer WHERE ssn = 'CNRY-111' FOR UPDATE SKIP LOCKED
[POSTGRESQL] SELECT c.id, l.holder_ssn FROM customer c, LATERAL (SELECT holder_ssn FROM claim k WHERE k.holder_ssn = c.ssn) l
[POSTGRESQL] SELECT 1; SELECT ssn FROM customer
[POSTGRESQL] DO $$ BEGIN UPDATE customer SET ssn = 'CN' || 'RY'; END $$
[MARIADB] UPDATE customer c JOIN claim k ON c.ssn = k.holder_ssn SET c.name = 'x'
[MARIADB] DELETE c FROM customer c JOIN claim k ON c.ssn = k.holder_ssn
[MARIADB] UPDATE customer SET ssn = 'CNRY-10' ORDER BY id LIMIT 1

## statements on tables without rules: refused or wrong elsewhere
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n
SELECT x.* FROM (SELECT * FROM city) x
SELECT id FROM city UNION ALL SELECT id + 1 FROM city
[POSTGRESQL] SELECT c FROM city c
[POSTGRESQL] INSERT INTO city VALUES (10, 'Ulm', NULL) RETURNING id, name
[POSTGRESQL] UPDATE city SET name = 'X' FROM (SELECT 1 AS one) s WHERE id = one
[POSTGRESQL] SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'city'
[POSTGRESQL] DO $$ BEGIN UPDATE city SET name = 'X'; END $$
[POSTGRESQL] SELECT U&'d\0061ta'

## a cell copied into another column: it would need the database to re-encrypt
INSERT INTO customer (id, ssn) SELECT id + 10, holder_ssn FROM claim
INSERT INTO claim (id, holder_ssn, amount) SELECT id + 10, ssn, 1 FROM customer WHERE ssn = ? | CNRY-111

## functions that others pass over: ciphertext, or nothing found
SELECT CONCAT_WS('-', ssn, email) FROM customer
[MARIADB] SELECT IF(ssn = 'CNRY-111', 1, 0) AS same FROM customer
SELECT id FROM customer WHERE CASE WHEN ssn = 'CNRY-111' THEN 1 ELSE 0 END = 1
SELECT id FROM customer WHERE COALESCE(ssn, 'none') = 'CNRY-111'

## upsert in one statement with others: left in plaintext
[POSTGRESQL] WITH u AS (UPDATE customer SET ssn = ? WHERE id = 99 RETURNING id) INSERT INTO customer (id, ssn) SELECT 99, ? WHERE NOT EXISTS (SELECT 1 FROM u) | CNRY-10 | CNRY-10
[POSTGRESQL,H2] MERGE INTO customer c USING (VALUES (CAST(1 AS INT), CAST(? AS VARCHAR(20)))) AS s(id, ssn) ON c.id = s.id WHEN MATCHED THEN UPDATE SET ssn = s.ssn | CNRY-10
[POSTGRESQL] MERGE INTO customer c USING claim k ON c.ssn = k.holder_ssn WHEN MATCHED THEN DELETE

## the sealed column on both sides of an assignment: plaintext, or ciphertext of another key
UPDATE customer SET email = COALESCE(email, name)
UPDATE customer SET ssn = CASE WHEN ssn = 'CNRY-111' THEN 'CNRY-10' ELSE ssn END
UPDATE customer SET note = note WHERE ssn = 'CNRY-111'

## hidden tables: the change reaches the table in plaintext
[POSTGRESQL] WITH customer AS (SELECT 1 AS id) UPDATE customer SET ssn = 'CNRY-10'
[POSTGRESQL] WITH customer AS (SELECT 1 AS id) INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10')
[POSTGRESQL] SELECT id FROM customer WHERE birth = ANY (ARRAY['1913-02-01'])

## texts that only the database reads as a date or number: refused, not called wrong
INSERT INTO customer (id, birth) VALUES (90, '1913-2-3')
INSERT INTO customer (id, birth) VALUES (90, ?) | 1913-2-3
[POSTGRESQL] INSERT INTO customer (id, birth) VALUES (90, 'infinity')
[POSTGRESQL] INSERT INTO customer (id, salary) VALUES (90, 'NaN')
[POSTGRESQL] SELECT id FROM customer WHERE birth = '01 Feb 1913'
[MARIADB] SELECT id FROM customer WHERE salary = '86420975,10'
[MARIADB] SELECT id FROM customer WHERE birth = '1913-13-01'

## a number compared with a text: MySQL compares numbers, H2 fails at the first text that is none, PostgreSQL fails at once
SELECT id FROM customer WHERE ssn = ? | #5
SELECT id FROM customer WHERE email IN (?, ?) | #5 | CNRY-al@x.example
WITH w AS (SELECT id, ssn FROM customer) SELECT id FROM w WHERE ssn = ? | #5

## a number beside texts: H2 makes numbers of them all
UPDATE customer SET ssn = CASE WHEN id = 1 THEN 5 ELSE ssn END
UPDATE customer SET ssn = COALESCE(ssn, 5)
INSERT INTO customer (id, ssn) SELECT 100, 5 UNION ALL SELECT 101, 'CNRY-b'
[H2,POSTGRESQL] INSERT INTO customer (id, ssn) SELECT v.id, v.ssn FROM (VALUES (100, 5), (101, 'CNRY-b')) v(id, ssn)

## a name without any table, its value in the database's log
SELECT ssn, ssn customer WHERE ssn = 'CNRY-111'

## upsert whose key is the sealed column: refused by others, or never found
[POSTGRESQL] INSERT INTO member (id, ssn, name) VALUES (9, 'CNRY-111', 'x') ON CONFLICT (ssn) DO UPDATE SET name = EXCLUDED.name
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (9, ?) ON CONFLICT (ssn) DO NOTHING | CNRY-111
[MARIADB] INSERT INTO member (id, ssn, name) VALUES (9, 'CNRY-111', 'x') ON DUPLICATE KEY UPDATE name = 'x'
[MARIADB] INSERT IGNORE INTO member (id, ssn) VALUES (9, 'CNRY-111')
INSERT INTO member (id, ssn) VALUES (9, 'CNRY-111')
UPDATE member SET ssn = 'CNRY-111' WHERE id = 2

## the empty text: left as it is
INSERT INTO customer (id, ssn) VALUES (10, '')
UPDATE customer SET email = ? WHERE id = 1 | ''
SELECT id FROM customer WHERE email = ''
SELECT id FROM customer WHERE email = ? | ''

## NULL as comparand: the other value sent in clear
SELECT id FROM customer WHERE ssn = NULL OR email = ? | CNRY-al@x.example
SELECT id FROM customer WHERE ssn = ? OR email = ? | NULL | CNRY-al@x.example
SELECT id FROM customer WHERE (? IS NULL OR ssn = ?) | CNRY-111 | CNRY-111

## names that others refuse, pages and counts around a query
SELECT temp.ssn FROM customer temp
SELECT COUNT(0) AS n FROM (SELECT id, ssn FROM customer WHERE ssn = ?) table_count | CNRY-111
SELECT x.* FROM (SELECT id, ssn FROM customer) x ORDER BY x.id LIMIT 2
SELECT x.* FROM (SELECT c.*, 1 AS one FROM customer c) x WHERE x.ssn = 'CNRY-111'

## arrays: nothing found
[POSTGRESQL,H2] SELECT id FROM customer WHERE ssn = ANY (?) | {CNRY-111, CNRY-222}
[POSTGRESQL] SELECT id FROM customer WHERE ssn <> ALL (?) | {CNRY-111, CNRY-222}
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (string_to_array(?, ',')) | CNRY-111,CNRY-222

## more orders and groups over the ciphertext
[POSTGRESQL] SELECT DISTINCT ON (ssn) ssn, id FROM customer ORDER BY ssn, id
[POSTGRESQL] SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ssn) FROM customer
[POSTGRESQL] SELECT array_agg(ssn ORDER BY ssn) FROM customer
SELECT id, MAX(ssn) OVER (PARTITION BY name) AS m FROM customer
SELECT id, SUM(id) OVER (PARTITION BY ssn ORDER BY id) AS m FROM customer ORDER BY id
SELECT id FROM customer ORDER BY UPPER(ssn), id
SELECT id FROM customer WHERE ssn NOT LIKE 'CNRY-1%'
SELECT id FROM customer WHERE ssn NOT BETWEEN ? AND ? | CNRY-1 | CNRY-2
[POSTGRESQL] SELECT id FROM customer WHERE ssn ~ '^CNRY-1'
[MARIADB] SELECT id FROM customer WHERE ssn REGEXP '^CNRY-1'

## what is not understood: passed on
SELECT ssn FROM customer WHERE ssn === 'CNRY-111'
INSERT INTO customer (id, ssn) VALUES (10, 'CNRY-10'
[H2,POSTGRESQL] UPDATE customer SET ssn := 'CNRY-10'
SELECT FROM WHERE customer 'CNRY-111'

## definitions: constraints dropped, or meaningless over a hash
[POSTGRESQL] CREATE UNIQUE INDEX by_lower ON customer (lower(ssn))
[POSTGRESQL] CREATE VIEW seen AS SELECT ssn FROM customer
[POSTGRESQL] CREATE TABLE copied AS SELECT ssn FROM customer
[POSTGRESQL] SELECT id, ssn INTO copied FROM customer

## columns without a name whose casts and parts are gone from the text: called otherwise
SELECT CAST(salary AS DECIMAL(14,2)), id FROM customer
SELECT CASE WHEN ssn = CONCAT('CNRY', '-111') THEN 1 ELSE 0 END, id FROM customer
[H2,POSTGRESQL] SELECT CASE WHEN ssn = 'CNRY-' || '111' THEN 1 ELSE 0 END, id FROM customer
[H2,POSTGRESQL] SELECT ssn = CAST(? AS VARCHAR), id FROM customer | CNRY-111
[H2] SELECT salary = -5, ssn = 'CNRY' '-111', CAST(ssn AS VARCHAR) = 'x' FROM customer
[H2] SELECT salary = -5, ssn IN ('CNRY-111', ?1) FROM customer | CNRY-222

## a merged name that is ambiguous all the same
[POSTGRESQL] SELECT ssn FROM customer a JOIN customer b USING (ssn), customer c
[POSTGRESQL] SELECT ssn FROM customer a JOIN claim b ON a.id = b.id JOIN customer c USING (ssn)

## HAVING over one of two grouped columns of one name
SELECT a.ssn, COUNT(*) AS n FROM customer a, customer b GROUP BY a.ssn, b.ssn HAVING a.ssn IS NULL

## names of tables that are not there
[POSTGRESQL] WITH w AS (SELECT ssn FROM customer) SELECT w.ssn w WHERE w.ssn = 'CNRY-111'
[POSTGRESQL] SELECT ssn FROM (SELECT customer.* FROM customer x) d WHERE ssn = 'CNRY-111'

## a common table expression in another case: MariaDB takes it all the same
WITH W AS (SELECT id, ssn FROM customer) SELECT ssn FROM w
WITH w AS (SELECT id, ssn FROM customer) SELECT W.ssn FROM W WHERE W.ssn = 'CNRY-111'

## DISTINCT and GROUP BY over random ciphertext beside a key that is not its row's
SELECT DISTINCT m.id, m.pin, c.note FROM member m JOIN customer c ON c.id = m.id
SELECT DISTINCT a.id, b.note FROM customer a JOIN customer b ON a.ssn = b.ssn
SELECT name AS id, note, COUNT(*) AS n FROM customer GROUP BY id, note
SELECT DISTINCT c.note FROM customer c

## a window or a query beside WITH ROLLUP, which MySQL and MariaDB compute from some row's token
[MARIADB] SELECT ssn, RANK() OVER (ORDER BY COUNT(*), MIN(id)) AS r FROM customer GROUP BY ssn WITH ROLLUP
[MARIADB] SELECT ssn, SUM(COUNT(*)) OVER (PARTITION BY ssn) AS r FROM customer GROUP BY ssn WITH ROLLUP
[MARIADB] SELECT ssn, (SELECT COUNT(*) FROM claim k WHERE k.holder_ssn = c.ssn) AS n FROM customer c GROUP BY ssn WITH ROLLUP
[MARIADB] SELECT SQL_BUFFER_RESULT ssn, COUNT(*) AS n FROM customer GROUP BY ssn WITH ROLLUP

## the value given twice, where one place meets no column: the other is sent in clear
SELECT id FROM customer WHERE (? = '' OR ssn = ?) | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (ssn = ? OR ? = 'all') | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE ssn = CASE WHEN ? <> '' THEN ? ELSE ssn END | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE LENGTH(?) = 0 OR ssn = ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE COALESCE(?, '') = '' OR ssn = ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE ? IN ('', 'all') OR ssn IN (?, 'x') | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE ? LIKE 'all%' OR ssn = ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE CASE ? WHEN 'all' THEN id > 0 ELSE ssn = ? END | CNRY-111 | CNRY-111
UPDATE customer SET ssn = CASE WHEN ? <> '' THEN ? ELSE ssn END WHERE id = 1 | CNRY-7 | CNRY-7
SELECT id FROM customer WHERE ? = 0 OR salary = ? | #86420975.10 | #86420975.10
SELECT id FROM customer WHERE ? = 1 OR ssn = ? | #1 | CNRY-111

## the value given twice, once where nothing says that it is plain: sent in clear there
SELECT id, ? AS k FROM customer WHERE ssn = ? | CNRY-111 | CNRY-111
SELECT id, ? AS k FROM customer WHERE ssn = ? | person | CNRY-111
SELECT id, 'CNRY-111' AS k FROM customer WHERE ssn = 'CNRY-111'
SELECT id, 'person' AS k FROM customer WHERE ssn = 'CNRY-111'
SELECT id, UPPER(?) AS k FROM customer WHERE ssn = ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE ssn = ? ORDER BY ?, id | CNRY-111 | CNRY-111
SELECT COUNT(*) AS n FROM customer WHERE ssn = ? GROUP BY ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (SELECT ?) = '' OR ssn = ? | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE EXISTS (SELECT ? FROM city) AND ssn = ? | CNRY-111 | CNRY-111
SELECT name FROM customer WHERE ssn = ? UNION SELECT ? | CNRY-111 | CNRY-111
SELECT id, COUNT(*) OVER (PARTITION BY ?) AS n FROM customer WHERE ssn = ? | CNRY-111 | CNRY-111
SELECT CASE WHEN ssn = ? THEN ? ELSE 'no' END AS k FROM customer | CNRY-111 | CNRY-111
SELECT CASE WHEN ssn = 'CNRY-111' THEN 'CNRY-111' ELSE 'no' END AS k FROM customer
SELECT id FROM customer WHERE 'CNRY-111' <> '' AND ssn = 'CNRY-111'
SELECT id FROM customer WHERE LENGTH('CNRY-111') = 8 AND ssn = 'CNRY-111'
SELECT id, ? AS k FROM customer WHERE salary = ? | #86420975.1 | #86420975.10
SELECT id, ? AS k FROM customer WHERE ssn = 'CNRY-111' | CNRY-111
[MARIADB] SELECT id FROM customer WHERE ? RLIKE '^C' OR ssn = ? | CNRY-111 | CNRY-111
[H2,POSTGRESQL] SELECT id FROM customer WHERE 'x' = ANY (?) OR ssn = ANY (?) | {CNRY-111, b} | {CNRY-111, b}
[POSTGRESQL] SELECT id FROM customer WHERE cardinality(?::text[]) = 0 OR ssn = ANY (?::text[]) | {CNRY-111, b} | {CNRY-111, b}
[POSTGRESQL] SELECT id FROM customer WHERE ? ~ '^C' OR ssn = ? | CNRY-111 | CNRY-111
[POSTGRESQL] SELECT json_build_object('id', id, 'k', ?) AS k FROM customer WHERE ssn = ? | CNRY-111 | CNRY-111
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (30, ?) RETURNING id, ? | CNRY-9 | CNRY-9
[H2] SELECT id, ?2 AS k FROM customer WHERE ssn = ?1 | CNRY-111 | CNRY-111
UPDATE customer SET ssn = ? WHERE id = 1 AND ? <> CONCAT('a', 'b') | CNRY-7 | CNRY-7

## an escape around a text in parts, whose braces stayed
SELECT id FROM customer WHERE ssn = {fn concat('CNRY', '-111')}
