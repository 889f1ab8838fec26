## queries
SELECT 1
select * from customer
SELECT id, ssn FROM customer WHERE ssn = ?
SELECT c.id, c."SSN" AS x, `ssn` FROM PUBLIC.customer AS c WHERE c.ssn IN (?, ?, 'a') AND c.id <> 5
SELECT c.* FROM customer c WHERE (c.ssn, c.id) = (?, 1) OR c.ssn IS NULL
SELECT COUNT(*), COUNT(DISTINCT ssn), MAX(id) FROM customer GROUP BY name HAVING COUNT(*) > 1 ORDER BY 1 DESC NULLS LAST
SELECT * FROM a JOIN b ON a.id = b.id LEFT OUTER JOIN c USING (id) NATURAL JOIN d CROSS JOIN e, f
SELECT * FROM (SELECT id FROM customer) t(x) WHERE EXISTS (SELECT 1 FROM claim WHERE claim.id = t.x)
WITH t AS (SELECT 1 AS a), u(b) AS (SELECT a FROM t) SELECT * FROM t, u
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT n FROM t
SELECT id FROM a UNION SELECT id FROM b EXCEPT SELECT id FROM c INTERSECT SELECT id FROM d
SELECT id FROM a MINUS SELECT id FROM b
(SELECT id FROM a) UNION ALL (SELECT id FROM b ORDER BY id LIMIT 1) ORDER BY id LIMIT 5 OFFSET 2
SELECT * FROM customer ORDER BY id OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY
SELECT * FROM customer FETCH FIRST ROW ONLY
SELECT * FROM customer FETCH FIRST ? ROWS WITH TIES
SELECT * FROM customer LIMIT ? OFFSET ?
SELECT * FROM customer WHERE id = ? FOR UPDATE
SELECT * FROM customer FOR UPDATE NOWAIT
SELECT * FROM customer FOR UPDATE SKIP LOCKED
SELECT * FROM customer FOR UPDATE WAIT 5
VALUES (1, 'a'), (2, 'b')
TABLE customer
SELECT CASE WHEN ssn = ? THEN 1 ELSE 0 END, CASE ssn WHEN 'a' THEN 1 END FROM customer
SELECT COALESCE(ssn, 'x'), NULLIF(ssn, ?), CAST(id AS VARCHAR(10)), id::VARCHAR FROM customer
SELECT SUBSTRING(name FROM 1 FOR 3), TRIM(BOTH ' ' FROM name), TRIM(name), EXTRACT(YEAR FROM birth), POSITION('a' IN name) FROM customer
SELECT OVERLAY(name PLACING 'x' FROM 1 FOR 2), UPPER(name), name || 'x' FROM customer
SELECT DATE '2020-01-31', TIME '10:00:00', TIMESTAMP '2020-01-31 10:00:00', INTERVAL '1' DAY, INTERVAL '1-2' YEAR TO MONTH
SELECT TIMESTAMP WITH TIME ZONE '2020-01-31 10:00:00+01'
SELECT {d '2020-01-31'}, {t '10:00:00'}, {ts '2020-01-31 10:00:00'}, {fn LCASE('A')}
SELECT * FROM {oj customer c LEFT OUTER JOIN claim d ON c.id = d.id}
SELECT * FROM customer WHERE name LIKE 'a!%' ESCAPE '!' AND name NOT LIKE ? OR name ILIKE 'x' AND name REGEXP '^a'
SELECT * FROM customer WHERE name LIKE 'a!%' {escape '!'}
SELECT * FROM customer WHERE id BETWEEN 1 AND 5 AND id NOT BETWEEN SYMMETRIC 9 AND 7
SELECT * FROM customer WHERE ssn IS DISTINCT FROM ? AND ssn IS NOT DISTINCT FROM 'x'
SELECT * FROM customer WHERE id = ANY(?) OR id = ANY (SELECT id FROM claim) OR id > ALL (SELECT 1)
SELECT ROW_NUMBER() OVER (PARTITION BY name ORDER BY id), SUM(id) OVER w FROM customer WINDOW w AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
SELECT SUM(id) FILTER (WHERE id > 1), LISTAGG(name, ',') WITHIN GROUP (ORDER BY name), ARRAY_AGG(id ORDER BY id) FROM customer
SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS rn FROM customer QUALIFY rn < 3
SELECT ARRAY[1, 2][1], ARRAY[1, 2]
SELECT * FROM UNNEST(ARRAY[1, 2]) WITH ORDINALITY AS t(a, b)
SELECT * FROM SYSTEM_RANGE(1, 10) AS r
SELECT X FROM SYSTEM_RANGE(1, 10)
SELECT NEXT VALUE FOR seq
SELECT CURRENT_DATE, CURRENT_TIMESTAMP, CURRENT_USER, LOCALTIMESTAMP, NOW()
SELECT DATEADD(DAY, 1, birth), DATEDIFF('MONTH', birth, NOW()), DATEADD('DAY', ?, birth) FROM customer
SELECT DISTINCT name FROM customer
SELECT ALL name FROM customer
SELECT DISTINCT ON (name) name, id FROM customer ORDER BY name, id
SELECT name, SUM(id) FROM customer GROUP BY ROLLUP (name)
SELECT name, SUM(id) FROM customer GROUP BY GROUPING SETS ((name), ())
SELECT JSON '{"a":1}', UUID '00000000-0000-0000-0000-000000000000', X'4142', 0x1F, 1_000, 1.5e3
SELECT date, time, timestamp, "value", "user", "year", method, position, result, condition, language FROM t
SELECT t.date, t.time, t."key", t.first, t.last, t.rows FROM t
SELECT id AS date, id AS first, id AS type FROM customer
SELECT * FROM customer WHERE ssn = ('x') AND (ssn) = (?) AND ((id)) = ((1))
SELECT * FROM customer WHERE NOT (ssn = ?) AND -id < +5
SELECT id FROM customer /* a /* nested */ comment */ WHERE id = 1 // end
SELECT id FROM customer WHERE id = 1;
SELECT (SELECT MAX(id) FROM claim), id FROM customer
SELECT name FROM customer WHERE active AND NOT deleted
SELECT name FROM customer WHERE active IS TRUE OR active IS NOT UNKNOWN
SELECT * FROM a LEFT JOIN (b INNER JOIN c ON b.id = c.id) ON a.id = b.id
SELECT * FROM a JOIN b JOIN c ON b.id = c.id ON a.id = b.id
SELECT @v, @v := 5
SELECT name FROM customer WHERE name COLLATE x = 'a'
SELECT ts AT TIME ZONE 'UTC', ts AT LOCAL FROM t
SELECT CONVERT(id, VARCHAR) FROM customer
SELECT TOP 5 * FROM customer
SELECT * FROM customer USE INDEX (idx) WHERE id = 1
SELECT id, name FROM customer GROUP BY id, name HAVING MAX(id) > ?
SELECT JSON_OBJECT('a': 1, 'b': name), JSON_ARRAY(1, 2 NULL ON NULL) FROM customer
SELECT JSON_OBJECT(KEY 'a' VALUE 1 ABSENT ON NULL)
SELECT (1, 2) IN ((1, 2), (3, 4)), ROW (1, 2)
SELECT id FROM customer WHERE 1 = 1 AND (name, id) IN (SELECT name, id FROM claim)
SELECT STRING_AGG(name, ',' ORDER BY name), GROUP_CONCAT(name ORDER BY id SEPARATOR ';') FROM customer
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY id) FROM customer
SELECT FIRST_VALUE(name) IGNORE NULLS OVER (ORDER BY id) FROM customer
SELECT LAG(name, 1) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE TIES) FROM customer
SELECT SUM(id) OVER (ORDER BY id GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM customer
## inserts
INSERT INTO customer VALUES (1, 'a', ?)
INSERT INTO customer (id, ssn) VALUES (?, ?), (2, DEFAULT)
INSERT INTO customer (id, ssn) VALUES (NULL, CAST(? AS VARCHAR))
INSERT INTO PUBLIC.customer ("ID", "SSN") SELECT id, ssn FROM other WHERE id > ?
INSERT INTO customer SELECT * FROM other
INSERT INTO customer (SELECT * FROM other)
INSERT INTO customer (id) (SELECT id FROM other)
INSERT INTO customer DEFAULT VALUES
INSERT INTO customer SET id = 1, ssn = ?
INSERT INTO customer (id, "value", date) VALUES (1, 2, ?)
INSERT INTO customer (id) WITH t AS (SELECT 1) SELECT * FROM t
INSERT INTO customer (id) TABLE other
INSERT INTO customer (birth) VALUES (DATE '2020-01-31'), ({d '2020-01-31'})
INSERT INTO customer VALUES (NEXT VALUE FOR seq, 'a')
MERGE INTO customer (id, ssn) KEY (id) VALUES (?, ?)
MERGE INTO customer VALUES (1, 'a')
MERGE INTO customer (id, ssn) KEY (id) SELECT id, ssn FROM other
MERGE INTO customer t USING other s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.ssn = s.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn)
MERGE INTO customer t USING (VALUES (1, ?)) s(id, ssn) ON t.id = s.id WHEN MATCHED AND t.id > 1 THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.ssn)
MERGE INTO customer USING DUAL ON id = ? WHEN MATCHED THEN UPDATE SET ssn = ? WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (?, ?)
## updates and deletes
UPDATE customer SET ssn = ?
UPDATE customer SET ssn = ?, name = DEFAULT, id = id + 1 WHERE ssn = 'x'
UPDATE customer c SET c.ssn = ? WHERE c.id = ?
UPDATE customer AS c SET (ssn, name) = (?, 'a') WHERE id IN (SELECT id FROM other)
UPDATE customer SET (ssn, name) = (SELECT ssn, name FROM other WHERE other.id = customer.id)
UPDATE customer SET ssn = NULL WHERE id = 1 LIMIT 5
UPDATE customer SET ssn = (SELECT MAX(ssn) FROM other)
UPDATE customer SET "value" = 1, date = ?, "user" = 'x' FETCH FIRST 5 ROWS ONLY
DELETE FROM customer
DELETE FROM customer WHERE ssn = ? AND id > 5
DELETE FROM customer c WHERE c.ssn IN (?, ?) LIMIT 10
DELETE FROM customer WHERE id IN (SELECT id FROM other) FETCH FIRST 3 ROWS ONLY
DELETE customer WHERE id = 1
SELECT id FROM FINAL TABLE (INSERT INTO customer (ssn) VALUES (?))
