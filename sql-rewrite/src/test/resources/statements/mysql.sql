## queries
SELECT 1
select * from customer
SELECT id, ssn FROM customer WHERE ssn = ?
SELECT c.id, c.`ssn` AS x, c.ssn 'y', c.ssn AS 'z', c.ssn "w" FROM shop.customer AS c WHERE c.ssn IN (?, ?, 'a', "b") AND c.id <> 5 AND c.id != 6
SELECT c.* FROM customer c WHERE (c.ssn, c.id) = (?, 1) OR c.ssn IS NULL OR c.ssn <=> ?
SELECT COUNT(*), COUNT(DISTINCT ssn, name), MAX(id) FROM customer GROUP BY name HAVING COUNT(*) > 1 ORDER BY 1 DESC
SELECT name, COUNT(*) FROM customer GROUP BY name WITH ROLLUP
SELECT * FROM a JOIN b ON a.id = b.id LEFT OUTER JOIN c USING (id) NATURAL JOIN d CROSS JOIN e, f STRAIGHT_JOIN g ON g.id = f.id
SELECT * FROM a INNER JOIN (b, c) ON a.id = b.id AND a.id = c.id
SELECT * FROM (SELECT id FROM customer) t WHERE EXISTS (SELECT 1 FROM claim WHERE claim.id = t.id)
SELECT * FROM (SELECT id FROM customer) AS t (x)
WITH t AS (SELECT 1 AS a), u(b) AS (SELECT a FROM t) SELECT * FROM t, u
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT n FROM t
SELECT id FROM a UNION SELECT id FROM b UNION ALL SELECT id FROM c UNION DISTINCT SELECT 1
(SELECT id FROM a) UNION ALL (SELECT id FROM b ORDER BY id LIMIT 1) ORDER BY id LIMIT 5 OFFSET 2
SELECT id FROM a EXCEPT SELECT id FROM b INTERSECT SELECT id FROM c
SELECT * FROM customer LIMIT 5, 10
SELECT * FROM customer LIMIT ?, ?
SELECT * FROM customer LIMIT ? OFFSET ?
SELECT * FROM customer WHERE id = ? FOR UPDATE
SELECT * FROM customer c FOR UPDATE OF c SKIP LOCKED
SELECT * FROM customer LOCK IN SHARE MODE
SELECT * FROM customer FOR SHARE NOWAIT
SELECT * FROM customer LIMIT 1 FOR UPDATE
SELECT SQL_CALC_FOUND_ROWS DISTINCT HIGH_PRIORITY ssn FROM customer
SELECT SQL_NO_CACHE id FROM customer
SELECT STRAIGHT_JOIN a.id FROM a, b
SELECT DISTINCTROW name FROM customer
SELECT * FROM customer USE INDEX (idx), claim FORCE INDEX FOR JOIN (PRIMARY) IGNORE KEY (b)
SELECT * FROM customer AS c USE INDEX (idx) WHERE id = 1
SELECT * FROM customer PARTITION (p0, p1) AS c WHERE id = 1
SELECT CASE WHEN ssn = ? THEN 1 ELSE 0 END, CASE ssn WHEN 'a' THEN 1 END FROM customer
SELECT COALESCE(ssn, 'x'), NULLIF(ssn, ?), IFNULL(ssn, ''), IF(ssn = ?, 1, 0), ISNULL(ssn), CAST(id AS CHAR(10)), CAST(id AS UNSIGNED), CAST(id AS SIGNED INTEGER), CONVERT(id, DECIMAL(10,2)), CONVERT(name USING utf8mb4), CAST(a AS CHAR CHARACTER SET utf8) FROM customer
SELECT SUBSTRING(name FROM 1 FOR 3), SUBSTR(name FROM 2), TRIM(BOTH ' ' FROM name), TRIM(LEADING FROM name), TRIM(name), EXTRACT(YEAR_MONTH FROM birth), POSITION('a' IN name), LEFT(name, 2), RIGHT(name, 2), REPLACE(name, 'a', 'b'), INSERT(name, 1, 2, 'x'), MID(name, 1, 2), CHAR(65 USING utf8mb4), REPEAT('a', 3), MOD(5, 2) FROM customer
SELECT DATE '2020-01-31', TIME '10:00:00', TIMESTAMP '2020-01-31 10:00:00', {d '2020-01-31'}, {ts '2020-01-31 10:00:00'}
SELECT NOW() + INTERVAL 1 DAY, DATE_ADD(birth, INTERVAL ? MONTH), DATE_SUB(birth, INTERVAL '1-2' YEAR_MONTH), birth - INTERVAL (1 + 2) HOUR, INTERVAL 1 DAY + birth, DATE_ADD(NOW(), INTERVAL -id DAY) FROM customer
SELECT TIMESTAMPDIFF(SECOND, a, b), TIMESTAMPADD(MINUTE, 1, a), DATEDIFF('2007-12-31', a), DATE_FORMAT(a, '%Y'), UNIX_TIMESTAMP(), CURRENT_TIMESTAMP(), CURRENT_TIMESTAMP, CURDATE(), UTC_TIMESTAMP FROM t
SELECT * FROM customer WHERE name LIKE 'a!%' ESCAPE '!' AND name NOT LIKE ? OR name REGEXP '^a' OR name NOT REGEXP 'b' OR name RLIKE 'c' OR name SOUNDS LIKE 'x' OR REGEXP_LIKE(name, 'y')
SELECT * FROM customer WHERE id BETWEEN 1 AND 5 AND id NOT BETWEEN 9 AND 7
SELECT * FROM customer WHERE id = ANY (SELECT id FROM claim) OR id > ALL (SELECT 1) OR id = SOME (SELECT 1)
SELECT a && b, a || b, !a, a XOR b, NOT a, a DIV b, a MOD b, a % b, a & b, a | b, a ^ b, ~a, a << 2, a >> 2, -a, 5--1, a <=> NULL FROM t
SELECT ROW_NUMBER() OVER (PARTITION BY name ORDER BY id), SUM(id) OVER w FROM customer WINDOW w AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
SELECT GROUP_CONCAT(DISTINCT name ORDER BY name DESC SEPARATOR ', '), JSON_ARRAYAGG(name), BIT_OR(id), STD(id) FROM customer
SELECT data->'$.a', data->>'$.b', JSON_EXTRACT(data, '$.a'), JSON_OBJECT('a', 1, 'b', 2), JSON_CONTAINS(data, '1'), 5 MEMBER OF (data) FROM t
SELECT MATCH (name, note) AGAINST (? IN BOOLEAN MODE), MATCH (name) AGAINST ('x' WITH QUERY EXPANSION) FROM customer
SELECT @v, @v := 5, @@global.sql_mode, @@autocommit, @`my var` FROM customer, (SELECT @v := 0) x
SELECT 'it\'s', "it's", 'a''b', "a""b", N'x', _utf8mb4'x', _binary 'abc', x'4142', X'41', 0x41, b'01', 0b01, 1e5, .5, 1.
SELECT 'a' 'b', "c" 'd'
SELECT _latin1'x' COLLATE latin1_bin, name COLLATE utf8mb4_bin FROM customer ORDER BY name COLLATE utf8mb4_general_ci
SELECT BINARY name, BINARY 'a' = 'A' FROM customer
SELECT date, time, timestamp, value, user, year, month, day, method, position, result, language, type, name, text, level, status, offset, first, last, action, password, session, public, hour, end, full, filter FROM t
SELECT t.date, t.time, t.key, t.first, t.rows, t.select, t.from, t.order, `order`, `select` FROM t
SELECT id AS date, id AS value, id AS user, id AS year, id `key` FROM customer
SELECT * FROM customer WHERE ssn = ('x') AND (ssn) = (?) AND ((id)) = ((1))
SELECT id FROM customer /* comment */ WHERE id = 1 -- end
SELECT id FROM customer # comment
SELECT /*+ MAX_EXECUTION_TIME(1000) */ id FROM customer
SELECT id FROM customer WHERE id = 1 /*! AND 1 = 1 */
SELECT id FROM customer WHERE id = 1;
SELECT 1 FROM DUAL WHERE 1 = 1
SELECT 1 WHERE true
SELECT * FROM a LEFT JOIN (b INNER JOIN c ON b.id = c.id) ON a.id = b.id
SELECT * FROM a JOIN b JOIN c ON b.id = c.id ON a.id = b.id
SELECT id, ssn INTO @a, @b FROM customer WHERE id = 1
SELECT id FROM customer INTO OUTFILE '/tmp/x' FIELDS TERMINATED BY ','
SELECT id FROM customer INTO @a
SELECT * FROM customer WHERE active IS TRUE AND deleted IS NOT FALSE AND x IS UNKNOWN
SELECT * FROM customer WHERE name = 'x' COLLATE utf8mb4_bin AND id IN (SELECT id FROM claim WHERE claim.id = customer.id)
SELECT * FROM customer, LATERAL (SELECT * FROM claim WHERE claim.id = customer.id) l
SELECT VALUES(a), DEFAULT(ssn), LAST_INSERT_ID(), DATABASE(), USER(), CURRENT_USER FROM customer
VALUES ROW(1, 2), ROW(3, 4)
TABLE customer ORDER BY id LIMIT 5
SELECT a.1st, b.2 FROM a, b
SELECT customer0_.id AS id1_0_, customer0_.ssn AS ssn2_0_ FROM customer customer0_ WHERE customer0_.ssn=? ORDER BY customer0_.id DESC LIMIT ?
## inserts
INSERT INTO customer VALUES (1, 'a', ?)
INSERT INTO customer (id, ssn) VALUES (?, ?), (2, DEFAULT)
INSERT INTO customer (id, ssn) VALUE (?, ?)
INSERT INTO customer () VALUES ()
INSERT customer VALUES (1)
INSERT IGNORE INTO customer (id, ssn) VALUES (1, ?)
INSERT LOW_PRIORITY IGNORE INTO customer (id, ssn) VALUES (1, ?)
INSERT DELAYED INTO customer (id) VALUES (1)
INSERT INTO customer SET id = 1, ssn = ?, name = DEFAULT
INSERT INTO shop.customer (`id`, `ssn`) SELECT id, ssn FROM other WHERE id > ?
INSERT INTO customer SELECT * FROM other
INSERT INTO customer (id) (SELECT id FROM other)
INSERT INTO customer (id, ssn) VALUES (1, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn), name = CONCAT(name, VALUES(name)), cnt = cnt + 1
INSERT INTO customer (id, ssn) VALUES (1, ?) AS new ON DUPLICATE KEY UPDATE ssn = new.ssn
INSERT INTO customer (id, ssn) VALUES (1, ?) AS new(a, b) ON DUPLICATE KEY UPDATE ssn = b
INSERT INTO customer (id, ssn) SELECT id, ssn FROM other ON DUPLICATE KEY UPDATE ssn = ?, id = LAST_INSERT_ID(id)
INSERT INTO customer SET id = 1 ON DUPLICATE KEY UPDATE ssn = IF(VALUES(id) > 5, ?, ssn)
INSERT INTO customer PARTITION (p0) (id) VALUES (1)
INSERT INTO customer (id, value, date, user, status) VALUES (1, 2, ?, 'x', "y")
INSERT INTO customer (id, ssn) VALUES ROW(1, ?), ROW(2, ?)
INSERT INTO customer (id) TABLE other
INSERT INTO customer (customer.id, customer.ssn) VALUES (1, ?)
INSERT INTO customer (id) WITH t AS (SELECT 1) SELECT * FROM t
INSERT INTO customer (birth, d) VALUES (DATE '2020-01-31', NOW() + INTERVAL 1 DAY), (STR_TO_DATE(?, '%Y'), CURRENT_TIMESTAMP(6))
INSERT INTO customer (id, ssn) VALUES (1, ?) RETURNING id, ssn
REPLACE INTO customer (id, ssn) VALUES (?, ?)
REPLACE customer SET id = 1, ssn = ?
REPLACE INTO customer SELECT * FROM other
REPLACE LOW_PRIORITY INTO customer VALUES (1, 'a')
## updates and deletes
UPDATE customer SET ssn = ?
UPDATE customer SET ssn = ?, name = DEFAULT, id = id + 1 WHERE ssn = 'x' ORDER BY id DESC LIMIT 5
UPDATE LOW_PRIORITY IGNORE customer c SET c.ssn = ? WHERE c.id = ?
UPDATE customer AS c SET ssn = ? WHERE id IN (SELECT id FROM other)
UPDATE customer c JOIN other o ON c.id = o.id SET c.ssn = o.ssn, o.x = 1 WHERE o.id > ?
UPDATE customer c, other o SET c.ssn = ? WHERE c.id = o.id
UPDATE customer LEFT JOIN other USING (id) SET ssn = ?
UPDATE customer SET ssn = (SELECT MAX(ssn) FROM other), `value` = 1, date = ?, user := 'x'
UPDATE customer SET name = CONCAT(name, 'x'), updated = NOW() WHERE id = ? LIMIT ?
WITH t AS (SELECT 1 AS id) UPDATE customer, t SET ssn = ? WHERE t.id = customer.id
DELETE FROM customer
DELETE FROM customer WHERE ssn = ? AND id > 5 ORDER BY id LIMIT 10
DELETE LOW_PRIORITY QUICK IGNORE FROM customer WHERE id = 1
DELETE FROM customer AS c WHERE c.ssn IN (?, ?)
DELETE c, o FROM customer c JOIN other o ON c.id = o.id WHERE c.ssn = ?
DELETE c.*, o.* FROM customer c, other o WHERE c.id = o.id
DELETE FROM c, o USING customer c JOIN other o ON c.id = o.id WHERE c.ssn = ?
DELETE c FROM customer AS c LEFT JOIN other o ON o.id = c.id WHERE o.id IS NULL
DELETE FROM customer PARTITION (p0) WHERE id = 1
DELETE FROM customer WHERE id = ? RETURNING id, ssn
## shapes that test suites of the databases have
SELECT * FROM a LEFT JOIN b LEFT JOIN c LEFT JOIN d ON c.x = d.x ON b.x = c.x ON a.x = b.x LEFT JOIN e ON a.x = e.x
SELECT * FROM a JOIN b LEFT JOIN c ON b.x = c.x
SELECT * FROM t ORDER BY a OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY
SELECT * INTO OUTFILE '/tmp/x' FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' FROM t LIMIT 0, 5
SELECT GROUP_CONCAT(a ORDER BY b LIMIT 1), PREVIOUS VALUE FOR s FROM t
INSERT INTO temp VALUES (1)
INSERT INTO t VALUE (1, 'node1')
DELETE QUICK d1.t1, d2.t2 FROM d1.t1, d2.t2 WHERE d1.t1.c1 = d2.t2.c2
SELECT a FROM t FOR SYSTEM_TIME AS OF TIMESTAMP'2026-01-01 00:00:00' AS x, u FOR SYSTEM_TIME ALL WHERE b = ?
SELECT a FROM t FOR SYSTEM_TIME BETWEEN (NOW() - INTERVAL 1 YEAR) AND NOW() - INTERVAL 1 DAY WHERE b = ?
UPDATE t FOR PORTION OF p FROM '2026-01-01' TO '2026-02-01' SET a = ?
DELETE FROM t FOR PORTION OF p FROM '2026-01-01' TO @end WHERE a = ?
DELETE HISTORY FROM t BEFORE SYSTEM_TIME '2026-01-01 00:00:00'
SELECT jt.a FROM t, JSON_TABLE(t.j, '$[*]' COLUMNS(a INT PATH '$.a', NESTED PATH '$.b[*]' COLUMNS (b INT PATH '$'))) AS jt
UPDATE t, JSON_TABLE(t.c, '$[*]' COLUMNS (a INT PATH '$.a')) AS jt SET t.a = 1
SELECT COLUMN_GET(COLUMN_CREATE('k', ? AS INT, 'l', b AS CHAR CHARACTER SET utf8mb4), 'k' AS UNSIGNED INT) FROM t
SELECT HEX(WEIGHT_STRING(a AS CHAR(3) LEVEL 1)), WEIGHT_STRING(b LEVEL 2) FROM t
SELECT a FROM t WHERE b = ? LIMIT ROWS EXAMINED 5
SELECT a FROM t LIMIT 10 ROWS EXAMINED 500
SELECT MATCH a AGAINST ('x' IN BOOLEAN MODE) FROM t WHERE MATCH t.a, t.b AGAINST (?) > 0
SELECT '' AS '', a AS `` FROM t
SELECT a FROM ((t)) JOIN (u) ON t.a = u.a
SELECT a FROM ((SELECT a FROM t) x) WHERE a = ?
SELECT x.a FROM ((SELECT * FROM t) AS x INNER JOIN u ON x.a = u.a)
SELECT a FROM ((SELECT a FROM t) UNION (SELECT a FROM u) ORDER BY a DESC LIMIT 2) AS x
VALUES (1), (2) EXCEPT VALUES (2), (3)
INSERT INTO t (VALUES (1, 2), (3, 4))
INSERT INTO t VALUES (1, IGNORE)
UPDATE (SELECT 128 AS a) x, t SET t.b = x.a
SELECT NULL COLLATE utf8mb4_bin, NULL MOD 12
SELECT id, window FROM t
SELECT a FROM t LOCK IN SHARE MODE SKIP LOCKED
SELECT NTH_VALUE(a, 2) FROM FIRST RESPECT NULLS OVER w FROM t WINDOW w AS (ORDER BY b)
SELECT JSON_VALUE(a, '$.b' RETURNING DECIMAL(4,2) NULL ON EMPTY ERROR ON ERROR) FROM t
