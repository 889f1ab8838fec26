-- Shapes of queries. Each statement must answer as on plain tables. Format: io.bulla.tests.kit.Case.

## groups
SELECT ssn, MAX(id) AS m FROM customer GROUP BY ssn HAVING ssn IS NOT NULL
SELECT ssn, ssn IS NULL AS n, COUNT(*) AS c FROM customer GROUP BY ssn
SELECT ssn, COUNT(*) AS c FROM customer GROUP BY ssn HAVING ssn IS NULL OR COUNT(*) > 1
SELECT ssn, COUNT(ssn) AS c FROM customer GROUP BY ssn HAVING COUNT(ssn) > 0 AND ssn IN (?, ?) | CNRY-111 | CNRY-222
SELECT ssn, CASE WHEN ssn IS NULL THEN 0 ELSE 1 END AS c FROM customer GROUP BY ssn

[POSTGRESQL,MARIADB] SELECT a.ssn, COUNT(*) AS c FROM customer a JOIN customer b USING (ssn) GROUP BY ssn
[POSTGRESQL,MARIADB] SELECT ssn, NULLIF(a.ssn, 'CNRY-111') AS x, COUNT(*) AS c FROM customer a LEFT JOIN customer b USING (ssn) GROUP BY a.ssn
[POSTGRESQL,MARIADB] SELECT NULLIF(ssn, ?) AS x FROM customer a JOIN customer b USING (ssn) | CNRY-111

[POSTGRESQL,MARIADB] SELECT CASE WHEN ssn IS NULL THEN NULL ELSE ssn END, COUNT(*) AS n FROM customer GROUP BY ssn
[POSTGRESQL,MARIADB] SELECT CASE WHEN id = 1 THEN ssn ELSE NULLIF(ssn, 'CNRY-111') END, NULLIF(ssn, 'CNRY-222') FROM customer
[POSTGRESQL] SELECT ssn::text, COUNT(*) AS n FROM customer GROUP BY ssn

## unknown names
SELECT id AS x FROM customer ORDER BY x
SELECT id AS x, COUNT(*) AS n FROM customer GROUP BY x
[MARIADB] SELECT id AS x, COUNT(*) AS n FROM customer GROUP BY id HAVING n > 0 AND x < 3
[POSTGRESQL] SELECT ctid IS NULL AS c, tableoid IS NULL AS t, xmin IS NULL AS x FROM customer
[H2] SELECT _ROWID_ IS NULL AS r, ROWNUM() AS n FROM customer
[H2] SELECT ROWNUM AS n FROM customer
SELECT CURRENT_DATE = CURRENT_DATE AS d FROM customer
SELECT CURRENT_TIMESTAMP = CURRENT_TIMESTAMP AS d, id FROM customer
SELECT id FROM customer WHERE CURRENT_USER IS NOT NULL AND ssn IS NOT NULL
[POSTGRESQL] SELECT current_schema IS NULL AS x, current_catalog IS NULL AS y, session_user IS NULL as z, user IS NULL AS u, localtime IS NULL AS l FROM customer
[MARIADB] SELECT UTC_DATE IS NULL AS x, UTC_TIMESTAMP IS NULL AS y, LOCALTIME IS NULL AS l, LOCALTIMESTAMP IS NULL AS z, CURRENT_USER IS NULL AS u FROM customer
SELECT id FROM customer WHERE TRUE
[POSTGRESQL] SELECT (SELECT max(m) FROM (SELECT 1 AS m) q) AS g FROM customer
SELECT SUM(id) OVER w AS s FROM customer WINDOW w AS (PARTITION BY name)
[POSTGRESQL] SELECT make_date(year => 2020, month => 1, day => id) AS d FROM customer
[POSTGRESQL] SELECT EXTRACT(YEAR FROM CURRENT_DATE) > 0 AS d FROM customer
[MARIADB] SELECT TIMESTAMPDIFF(DAY, '2020-01-01', '2020-01-05') AS d, DATE_ADD('2020-01-01', INTERVAL id DAY) AS e FROM customer
[H2] SELECT DATEDIFF(DAY, DATE '2020-01-01', DATE '2020-01-05') AS d FROM customer

## distinct twice
[POSTGRESQL,MARIADB] SELECT DISTINCT a.ssn, b.ssn FROM customer a, customer b
[POSTGRESQL,MARIADB] SELECT DISTINCT ssn, ssn FROM customer
SELECT x.ssn FROM (SELECT DISTINCT ssn, id FROM customer) x WHERE x.ssn = ? | CNRY-111
SELECT DISTINCT * FROM claim
[POSTGRESQL,MARIADB] SELECT DISTINCT a.holder_ssn, b.* FROM claim a, claim b

## choices grouped
SELECT COALESCE(ssn, 'none') AS s, COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn, 'none')
SELECT coalesce( SSN , 'none' ) AS s, COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn,'none')
SELECT COALESCE(ssn, 'none') AS s, COUNT(*) AS n FROM customer GROUP BY s
SELECT COALESCE(ssn, ?) AS s, COUNT(*) AS n FROM customer GROUP BY s | CNRY-none
[POSTGRESQL,MARIADB,MYSQL] SELECT COALESCE(ssn, 'none') AS s, COUNT(*) AS n FROM customer GROUP BY 1
SELECT COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn, 'none')
SELECT COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn, ?) | CNRY-111
SELECT COALESCE(ssn, 'CNRY-111') AS s, MIN(id) AS i FROM customer WHERE id > ? GROUP BY COALESCE(ssn, 'CNRY-111') HAVING COUNT(*) > ? | #0 | #1
SELECT name, COALESCE(email, '') AS s, COUNT(*) AS n FROM customer GROUP BY name, COALESCE(email, '')
SELECT CASE WHEN id < 3 THEN ssn ELSE 'CNRY-222' END AS s, COUNT(*) AS n FROM customer GROUP BY CASE WHEN id < 3 THEN ssn ELSE 'CNRY-222' END
SELECT COALESCE(c.ssn, k.holder_ssn) AS s, COUNT(*) AS n FROM customer c LEFT JOIN claim k ON k.id = c.id GROUP BY COALESCE(c.ssn, k.holder_ssn)
SELECT COALESCE(c.ssn, k.holder_ssn, 'none') AS s, COUNT(*) AS n FROM customer c LEFT JOIN claim k ON k.id = c.id + 1 GROUP BY COALESCE(c.ssn, k.holder_ssn, 'none')
SELECT x.s FROM (SELECT COALESCE(ssn, 'none') AS s, COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn, 'none')) x WHERE x.s = ? | CNRY-111
[H2,POSTGRESQL,MARIADB-ONLY] SELECT id FROM customer WHERE ssn IN (SELECT COALESCE(ssn, 'none') FROM customer GROUP BY COALESCE(ssn, 'none') HAVING COUNT(*) > 1)
SELECT COUNT(*) AS n FROM (SELECT COALESCE(ssn, 'none') AS s FROM customer GROUP BY COALESCE(ssn, 'none')) x
[POSTGRESQL] SELECT COALESCE(ssn, 'none'), COUNT(*) FROM customer GROUP BY COALESCE(ssn, 'none')
[POSTGRESQL] SELECT CASE WHEN id > 2 THEN 'a' ELSE ssn END, COUNT(*) FROM customer GROUP BY 1
[POSTGRESQL] SELECT CASE WHEN id > 2 THEN ssn ELSE 'a' END, COUNT(*) FROM customer GROUP BY 1
[POSTGRESQL] SELECT CASE WHEN id > 2 THEN ssn END, COUNT(*) FROM customer GROUP BY 1
[POSTGRESQL] SELECT DISTINCT COALESCE(ssn, 'none') FROM customer
[MARIADB,MYSQL] SELECT COALESCE(ssn, 'none'), COUNT(*) AS n FROM customer GROUP BY COALESCE(ssn, 'none')
[MARIADB,MYSQL] SELECT DISTINCT IFNULL(ssn, 'none') FROM customer
SELECT DISTINCT COALESCE(ssn, '') AS s FROM customer
SELECT DISTINCT COALESCE(ssn, ?) AS s, name FROM customer | CNRY-111
SELECT DISTINCT CASE WHEN id > 2 THEN ssn END AS s FROM customer
SELECT DISTINCT COALESCE(c.ssn, k.holder_ssn) AS s FROM customer c LEFT JOIN claim k ON k.id = c.id
SELECT x.s FROM (SELECT DISTINCT COALESCE(ssn, 'none') AS s FROM customer) x WHERE x.s = ? | CNRY-111
SELECT COUNT(*) AS n FROM (SELECT DISTINCT COALESCE(ssn, 'none') AS s FROM customer) x
SELECT id FROM customer WHERE ssn IN (SELECT DISTINCT COALESCE(ssn, 'none') FROM customer)
SELECT COALESCE(ssn, 'none') AS s FROM customer GROUP BY COALESCE(ssn, 'none') UNION ALL SELECT holder_ssn FROM claim

## queries among choices
SELECT c.id, COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id), 'none') AS s FROM customer c
SELECT c.id, COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id + 2), ?) AS s FROM customer c | CNRY-none
SELECT c.id, COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id + 2), c.ssn) AS s FROM customer c
SELECT c.id, COALESCE(c.ssn, (SELECT k.holder_ssn FROM claim k WHERE k.id = 1), 'none') AS s FROM customer c
SELECT c.id, CASE WHEN c.id > 2 THEN (SELECT k.holder_ssn FROM claim k WHERE k.id = 1) ELSE (SELECT d.ssn FROM customer d WHERE d.id = c.id) END AS s FROM customer c
SELECT x.s FROM (SELECT COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id), 'none') AS s FROM customer c) x
SELECT c.id, COALESCE((SELECT MAX(k.amount) FROM claim k WHERE k.id = c.id), 0) AS n, c.ssn FROM customer c
SELECT c.id, COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = 1 AND k.holder_ssn = ?), c.ssn) AS s FROM customer c | CNRY-111
SELECT COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = 1), 'none') AS s FROM city UNION ALL SELECT ssn FROM customer
SELECT name, COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = 1), 'none') AS s, COUNT(*) AS n FROM customer GROUP BY name
[POSTGRESQL] SELECT COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id), 'none'), CASE WHEN id > 1 THEN 'x' ELSE (SELECT k.holder_ssn FROM claim k WHERE k.id = c.id) END FROM customer c
[MARIADB,MYSQL] SELECT COALESCE((SELECT k.holder_ssn FROM claim k WHERE k.id = c.id), 'none'), IF(id > 1, 'x', (SELECT k.holder_ssn FROM claim k WHERE k.id = c.id)) FROM customer c

## sets
SELECT ssn FROM customer UNION SELECT ssn FROM customer
SELECT ssn, name FROM customer WHERE id < 3 UNION SELECT ssn, name FROM customer WHERE id > 1 ORDER BY name
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer INTERSECT SELECT ssn FROM customer WHERE id = ? | #3
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer EXCEPT SELECT ssn FROM customer WHERE id = ? | #3
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer INTERSECT SELECT holder_ssn FROM claim
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer EXCEPT SELECT holder_ssn FROM claim
SELECT ssn FROM customer UNION ALL SELECT ssn FROM customer
SELECT ssn FROM customer UNION ALL SELECT holder_ssn FROM claim
SELECT ssn FROM customer UNION SELECT holder_ssn FROM claim
SELECT c.ssn AS s, 1 AS side FROM customer c WHERE c.id = ? UNION ALL SELECT holder_ssn, 2 FROM claim k WHERE k.id = 1 ORDER BY side | #3
SELECT x.s FROM (SELECT ssn AS s FROM customer UNION ALL SELECT holder_ssn FROM claim) x WHERE x.s = ? | 222-22-2222
SELECT x.s, COUNT(*) AS n FROM (SELECT ssn AS s FROM customer UNION ALL SELECT holder_ssn FROM claim) x GROUP BY x.s
SELECT DISTINCT x.s FROM (SELECT ssn AS s FROM customer UNION ALL SELECT holder_ssn FROM claim) x
SELECT x.s, c.name FROM (SELECT ssn AS s FROM customer UNION SELECT holder_ssn FROM claim) x JOIN customer c ON c.ssn = x.s
WITH w AS (SELECT ssn FROM customer UNION ALL SELECT NULL) SELECT * FROM w UNION ALL SELECT holder_ssn FROM claim
SELECT ssn FROM customer UNION ALL SELECT holder_ssn FROM claim UNION ALL SELECT ssn FROM customer WHERE id < 3
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer UNION ALL (SELECT holder_ssn FROM claim UNION SELECT ssn FROM customer WHERE id < 3)
SELECT DISTINCT ssn FROM customer UNION ALL SELECT DISTINCT holder_ssn FROM claim
SELECT ssn FROM customer GROUP BY ssn UNION ALL SELECT holder_ssn FROM claim GROUP BY holder_ssn
SELECT EXISTS (SELECT ssn FROM customer WHERE id = 1 UNION ALL SELECT holder_ssn FROM claim WHERE id = 1) AS e
SELECT id, (SELECT MAX(x.n) FROM (SELECT 1 AS n, ssn FROM customer UNION ALL SELECT 2, holder_ssn FROM claim) x) AS n FROM customer
SELECT COALESCE(x.s, x.s) AS t FROM (SELECT ssn AS s FROM customer UNION ALL SELECT holder_ssn FROM claim) x
SELECT c.id, COALESCE(k.holder_ssn, c.ssn) AS s FROM customer c LEFT JOIN claim k ON k.id = c.id
SELECT c.id, COALESCE(k.holder_ssn, c.ssn, 'none') AS s FROM customer c LEFT JOIN claim k ON k.id = c.id + 1
SELECT c.id, COALESCE(k.holder_ssn, c.ssn, ?) AS s FROM customer c LEFT JOIN claim k ON k.id = c.id + 1 | CNRY-none
SELECT m.id, CASE WHEN m.id > 1 THEN m.ssn WHEN m.id < 0 THEN 'x' ELSE m.pin END AS s FROM member m
SELECT m.id, CASE WHEN m.ssn = ? THEN m.ssn ELSE m.pin END AS s FROM member m | CNRY-111
SELECT COALESCE(NULLIF(m.ssn, ?), m.pin) AS s, m.id FROM member m | CNRY-111
SELECT COALESCE(c.ssn, k.holder_ssn) AS s, COUNT(*) AS n FROM customer c LEFT JOIN claim k ON k.id = c.id GROUP BY c.ssn, k.holder_ssn
SELECT x.s, x.id FROM (SELECT COALESCE(k.holder_ssn, c.ssn) AS s, c.id FROM customer c LEFT JOIN claim k ON k.id = c.id) x WHERE x.s = ? | CNRY-111
SELECT COALESCE(ssn, '') AS s FROM customer UNION ALL SELECT CASE WHEN id > 1 THEN holder_ssn END FROM claim
SELECT COALESCE(k.holder_ssn, c.ssn) AS s FROM customer c LEFT JOIN claim k ON k.id = c.id UNION ALL SELECT pin FROM member
SELECT c.id FROM customer c WHERE c.ssn IN (SELECT COALESCE(k.holder_ssn, d.ssn) FROM claim k JOIN customer d ON k.id = d.id)
SELECT id, (SELECT k.holder_ssn FROM claim k WHERE k.id = 1) AS s FROM customer c WHERE id = 1 UNION ALL SELECT 9, ssn FROM customer WHERE id = 2
[POSTGRESQL] SELECT COALESCE(m.ssn, m.pin), CASE WHEN m.id > 1 THEN m.pin ELSE m.ssn END, m.id FROM member m
[POSTGRESQL,MARIADB] SELECT COALESCE(m.ssn, m.pin), CASE WHEN m.id > 1 THEN m.pin ELSE m.ssn END, m.id FROM member m
[H2,POSTGRESQL] SELECT LAG(COALESCE(m.ssn, m.pin)) OVER (ORDER BY m.id) AS s, m.id FROM member m ORDER BY m.id
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id FROM customer EXCEPT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id > 2 AS late FROM customer UNION ALL SELECT ssn, NULL FROM customer EXCEPT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id > 2 AS late FROM customer UNION SELECT holder_ssn, NULL FROM claim UNION ALL SELECT ssn, NULL FROM customer UNION SELECT ssn, TRUE FROM customer EXCEPT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id > 2 AS late FROM customer WHERE id = 2 UNION SELECT ssn, NULL AS late FROM customer INTERSECT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id > 2 AS late FROM customer UNION ALL SELECT holder_ssn, NULL FROM claim UNION ALL SELECT ssn, NULL FROM customer EXCEPT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, id > 2 AS late FROM customer EXCEPT SELECT ssn, NULL FROM customer WHERE id = 1
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn, CASE WHEN id > 2 THEN id END AS late FROM customer INTERSECT SELECT ssn, NULL FROM customer WHERE id < 3
[POSTGRESQL] SELECT ssn, id IS DISTINCT FROM 2 AS other FROM customer EXCEPT SELECT DISTINCT ON (ssn) ssn, 'f' FROM customer WHERE id < 3
[POSTGRESQL] SELECT id, ssn FROM customer INTERSECT SELECT '2', * FROM (SELECT ssn FROM customer) s
[POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer INTERSECT ALL SELECT ssn FROM customer WHERE id < 4
[POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer EXCEPT ALL SELECT ssn FROM customer WHERE id = 1
SELECT COUNT(*) AS n FROM (SELECT ssn FROM customer UNION SELECT ssn FROM customer) x
SELECT id FROM customer WHERE ssn IN (SELECT holder_ssn FROM claim UNION SELECT holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn IN (SELECT ssn FROM customer WHERE id = 1 UNION ALL SELECT holder_ssn FROM claim WHERE id = 2)
SELECT x.ssn FROM (SELECT ssn FROM customer UNION ALL SELECT ssn FROM customer) x WHERE x.ssn = ? | CNRY-111
SELECT ssn, COUNT(*) AS n FROM (SELECT ssn FROM customer UNION ALL SELECT ssn FROM customer WHERE id = 1) x GROUP BY ssn
(SELECT ssn FROM customer ORDER BY id LIMIT 1) UNION ALL (SELECT ssn FROM customer ORDER BY id LIMIT 2)
SELECT ssn FROM customer UNION SELECT NULL
SELECT ssn FROM customer UNION ALL SELECT NULL
SELECT ssn FROM customer UNION SELECT ssn FROM customer WHERE id = 1 UNION ALL SELECT ssn FROM customer WHERE id = 2
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer WHERE id = 1 UNION SELECT ssn FROM customer INTERSECT SELECT ssn FROM customer WHERE id = 2
[H2,POSTGRESQL,MARIADB-ONLY] SELECT ssn FROM customer EXCEPT (SELECT ssn FROM customer WHERE id = 1 UNION SELECT ssn FROM customer WHERE id = 2)
SELECT * FROM claim UNION SELECT * FROM claim
SELECT DISTINCT ssn FROM customer UNION SELECT ssn FROM customer
SELECT ssn, 1 AS one FROM customer UNION SELECT ssn, 2 FROM customer
WITH u AS (SELECT ssn FROM customer UNION SELECT ssn FROM customer) SELECT u.ssn, c.id FROM u JOIN customer c ON c.ssn = u.ssn

## case
SELECT CASE WHEN ssn = ? THEN 1 ELSE 0 END AS c, id FROM customer | CNRY-111
SELECT COUNT(CASE WHEN ssn IS NULL THEN 1 END) AS c, SUM(CASE WHEN ssn = 'CNRY-111' THEN id ELSE 0 END) AS s FROM customer
SELECT CASE ssn WHEN 'CNRY-111' THEN 'a' WHEN ? THEN 'b' ELSE 'c' END AS c FROM customer | CNRY-222
SELECT CASE WHEN id > 2 THEN ssn END AS c FROM customer
SELECT CASE WHEN id > 2 THEN ssn ELSE NULL END AS c FROM customer
SELECT CASE WHEN c.id > 2 THEN c.ssn ELSE d.ssn END AS x FROM customer c JOIN customer d ON d.id = c.id
SELECT CASE WHEN c.ssn = d.ssn THEN c.ssn ELSE d.ssn END AS x FROM customer c, customer d
SELECT COALESCE(c.ssn, d.ssn) AS x FROM customer c LEFT JOIN customer d ON d.id = c.id + 1
SELECT COALESCE(ssn, '') AS x, COALESCE(email, ?) AS y, COALESCE(note, 'none') AS z FROM customer | CNRY-none
SELECT COALESCE(ssn, ?) AS x FROM customer | NULL
SELECT COALESCE(NULLIF(email, ''), 'none') AS x FROM customer
SELECT CASE WHEN id < 3 THEN '***' ELSE ssn END AS x, CASE WHEN ssn = ? THEN note ELSE ? END AS y FROM customer | CNRY-111 | CNRY-hidden
SELECT CASE WHEN ssn IS NULL OR ssn = '' THEN 'missing' ELSE ssn END AS x FROM customer
[POSTGRESQL,MARIADB] SELECT COALESCE(ssn, ''), id FROM customer
[MARIADB] SELECT IFNULL(ssn, '') AS x, IF(id > 2, ssn, 'it''s') AS y, IF(email = '', "none", email) FROM customer
SELECT x.s FROM (SELECT COALESCE(ssn, '') AS s, id FROM customer) x WHERE x.id < 3
SELECT COALESCE(ssn, '') AS x FROM customer UNION ALL SELECT ssn FROM customer
SELECT id FROM customer WHERE ssn IN (SELECT COALESCE(ssn, 'CNRY-222') FROM customer)
INSERT INTO customer (id, note) SELECT id + 40, COALESCE(note, 'CNRY-n') FROM customer
[POSTGRESQL] SELECT COALESCE(c.ssn, d.ssn) FROM customer c LEFT JOIN customer d ON d.id = c.id + 1
SELECT id FROM customer WHERE COALESCE(ssn, 'CNRY-none') = ? | CNRY-none
SELECT id FROM customer WHERE COALESCE(ssn, ?) = ? | CNRY-none | CNRY-none
SELECT c.id FROM customer c LEFT JOIN claim k ON k.holder_ssn = c.ssn WHERE COALESCE(c.ssn, k.holder_ssn) = 'CNRY-111'
SELECT NULLIF(ssn, ?) AS x FROM customer | CNRY-111
SELECT NULLIF(ssn, 'CNRY-111') AS x FROM customer
SELECT id FROM customer WHERE NULLIF(ssn, 'CNRY-111') IS NULL
SELECT id FROM customer WHERE CASE WHEN id > 2 THEN ssn END = 'CNRY-111'
[H2,MARIADB] SELECT IFNULL(c.ssn, d.ssn) AS x FROM customer c LEFT JOIN customer d ON d.id = c.id + 1
[H2,MARIADB] SELECT NVL(c.ssn, d.ssn) AS x FROM customer c LEFT JOIN customer d ON d.id = c.id + 1
[MARIADB] SELECT IF(c.id > 2, c.ssn, d.ssn) AS x FROM customer c LEFT JOIN customer d ON d.id = c.id + 1
SELECT x.s FROM (SELECT CASE WHEN id > 1 THEN ssn END AS s FROM customer) x WHERE x.s IS NOT NULL
SELECT COUNT(DISTINCT CASE WHEN id > 1 THEN ssn END) AS n FROM customer
SELECT COUNT(DISTINCT ssn) AS n, COUNT(ssn) AS m FROM customer
SELECT id FROM customer ORDER BY CASE WHEN ssn = 'CNRY-222' THEN 0 ELSE 1 END, id
SELECT id FROM customer ORDER BY ssn IS NULL, id

## joins
SELECT c.id, m.id AS mid FROM customer c JOIN member m USING (id)
[POSTGRESQL,MARIADB] SELECT id, pin, salary FROM customer JOIN member USING (id)
SELECT id FROM customer WHERE (ssn, id) = (?, ?) | CNRY-111 | #1
SELECT id FROM customer WHERE (ssn, id) IN (SELECT holder_ssn, id FROM claim)
SELECT id FROM customer WHERE (id, ssn) NOT IN (SELECT id, holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn = ANY (SELECT holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn = SOME (SELECT holder_ssn FROM claim)
SELECT id FROM customer WHERE ssn <> ALL (SELECT holder_ssn FROM claim WHERE holder_ssn IS NOT NULL)
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (ARRAY['CNRY-111', ?]) | CNRY-222
[POSTGRESQL] SELECT id FROM customer WHERE ssn <> ALL (ARRAY['CNRY-111', 'CNRY-x'])
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (ARRAY['CNRY-111', 'CNRY-x']::text[])
SELECT id FROM customer c WHERE ssn = (SELECT holder_ssn FROM claim WHERE id = 1)
SELECT id FROM customer c WHERE (SELECT holder_ssn FROM claim WHERE id = 1) = ssn
SELECT id FROM customer c WHERE ? IN (SELECT holder_ssn FROM claim) | CNRY-111
SELECT id FROM customer c WHERE 'CNRY-111' IN (SELECT holder_ssn FROM claim WHERE id = c.id)
SELECT id FROM customer c WHERE 'CNRY-111' IN (c.ssn)
[POSTGRESQL,H2] SELECT id FROM customer WHERE ssn IS NOT DISTINCT FROM ? | NULL
[POSTGRESQL,H2] SELECT id FROM customer WHERE ssn IS DISTINCT FROM ? | CNRY-111
[MARIADB] SELECT id FROM customer WHERE ssn <=> ? | NULL
SELECT (ssn = 'CNRY-111') IS TRUE AS t, id FROM customer

## windows
SELECT id, COUNT(*) OVER (PARTITION BY ssn) AS n FROM customer
SELECT id, LAG(ssn) OVER (ORDER BY id) AS p, LEAD(ssn, 2) OVER (ORDER BY id) AS q FROM customer
SELECT id, FIRST_VALUE(ssn) OVER (PARTITION BY name ORDER BY id) AS p, LAST_VALUE(ssn) OVER (ORDER BY id) AS q FROM customer
SELECT id, NTH_VALUE(ssn, 2) OVER (ORDER BY id) AS p FROM customer
SELECT id, COUNT(ssn) OVER (PARTITION BY name) AS p FROM customer
SELECT id, COUNT(*) OVER w AS n FROM customer WINDOW w AS (PARTITION BY ssn)
[POSTGRESQL] SELECT DISTINCT ON (holder_ssn) holder_ssn FROM claim
[POSTGRESQL,H2] SELECT DISTINCT ON (ssn) ssn, id FROM (SELECT ssn, id FROM customer WHERE id IN (1, 2, 4)) c
[POSTGRESQL] SELECT x.id FROM (SELECT DISTINCT ON (ssn) id, ssn FROM customer ORDER BY ssn, id) x ORDER BY x.id
[POSTGRESQL] SELECT ssn, COUNT(*) AS n FROM customer GROUP BY ROLLUP (ssn)
[POSTGRESQL] SELECT ssn, name, COUNT(*) AS n FROM customer GROUP BY CUBE (ssn, name)
[MARIADB] SELECT ssn, COUNT(*) AS n FROM customer GROUP BY ssn WITH ROLLUP
[MARIADB] SELECT COALESCE(ssn, 'all') AS s, COUNT(*) AS n FROM customer GROUP BY ssn WITH ROLLUP
[MARIADB] SELECT IF(ssn IS NULL, 'all', ssn) AS s, NULLIF(ssn, 'CNRY-222') AS t, CASE WHEN name = 'Al' THEN ssn END AS u, name, COUNT(*) AS n FROM customer GROUP BY ssn, name WITH ROLLUP
[MARIADB] SELECT x.ssn, RANK() OVER (ORDER BY x.n, x.m) AS r FROM (SELECT ssn, COUNT(*) AS n, MIN(id) AS m FROM customer GROUP BY ssn WITH ROLLUP) x
[POSTGRESQL] SELECT COALESCE(ssn::text, 'all') AS s, NULLIF(ssn, 'CNRY-222') AS t, COUNT(*) AS n FROM customer GROUP BY ROLLUP (ssn)
SELECT COALESCE(ssn, 'none') AS s, COUNT(*) AS n FROM customer GROUP BY ssn
SELECT COALESCE(c.ssn, 'none') AS s, NULLIF(c.ssn, 'CNRY-222') AS t, c.name, COUNT(*) AS n FROM customer c GROUP BY c.name, c.ssn
SELECT CASE WHEN ssn IS NULL THEN 'none' WHEN ssn = 'CNRY-111' THEN 'one' ELSE ssn END AS s, COUNT(*) AS n FROM customer GROUP BY ssn HAVING COUNT(*) > 0
SELECT a.ssn, COALESCE(b.ssn, '-') AS other, COUNT(*) AS n FROM customer a LEFT JOIN customer b ON b.ssn = a.ssn AND b.id <> a.id GROUP BY a.ssn, b.ssn
[MARIADB] SELECT COUNT(DISTINCT ssn, email) AS n FROM customer
SELECT ssn, id FROM customer ORDER BY id FETCH FIRST 2 ROWS WITH TIES
SELECT ssn, id FROM customer ORDER BY id LIMIT ? OFFSET ? | #2 | #1
[H2,POSTGRESQL] SELECT name, COUNT(*) FILTER (WHERE ssn = 'CNRY-111') AS n FROM customer GROUP BY name

## rest
[POSTGRESQL,MARIADB] WITH RECURSIVE r AS (SELECT id, ssn FROM customer WHERE id = 1 UNION ALL SELECT c.id, c.ssn FROM r JOIN customer c ON c.id = r.id + 1) SELECT id, ssn FROM r
WITH RECURSIVE r (a, b) AS (SELECT id, ssn FROM customer WHERE id = 1 UNION ALL SELECT c.id, c.ssn FROM r JOIN customer c ON c.id = r.a + 1) SELECT a, b FROM r WHERE b = 'CNRY-111'
WITH RECURSIVE r (a, b) AS (SELECT id, ssn FROM customer WHERE id = 1 UNION ALL SELECT r.a + 1, r.b FROM r WHERE r.a < 3) SELECT a, b FROM r
WITH t (a, b) AS (SELECT id, ssn FROM customer) SELECT b FROM t WHERE b = ? | CNRY-111
WITH t (a, b) AS (SELECT id, ssn FROM customer) SELECT b, COUNT(*) AS n FROM t GROUP BY b
[POSTGRESQL,H2] SELECT b FROM (SELECT id, ssn FROM customer) AS t (a, b) WHERE b = ? | CNRY-111
[POSTGRESQL] SELECT c.id, l.holder_ssn FROM customer c, LATERAL (SELECT k.holder_ssn FROM claim k WHERE k.holder_ssn = c.ssn ORDER BY k.id LIMIT 1) l
[POSTGRESQL] SELECT c.id, l.holder_ssn FROM customer c LEFT JOIN LATERAL (SELECT k.holder_ssn FROM claim k WHERE k.holder_ssn = c.ssn) l ON TRUE
[POSTGRESQL,H2] TABLE customer
[POSTGRESQL] SELECT c.id, v.x FROM customer c JOIN (VALUES (1, 'a'), (2, 'b')) AS v (i, x) ON v.i = c.id WHERE c.ssn IS NOT NULL
[POSTGRESQL] SELECT id, ('{"a": 1}'::jsonb)->>'a' AS j FROM customer WHERE ssn = 'CNRY-111'
[POSTGRESQL] SELECT id, '{"a": 1}'::jsonb ?? 'a' AS j FROM customer WHERE ssn = ? | CNRY-111
[POSTGRESQL] SELECT c.ssn FROM customer c JOIN city t ON t.id = c.id FOR UPDATE OF c
SELECT ssn FROM customer WHERE id = 1 FOR UPDATE
[POSTGRESQL] SELECT ssn FROM customer TABLESAMPLE BERNOULLI (100)
[MARIADB] SELECT /*+ MAX_EXECUTION_TIME(1000) */ ssn FROM customer USE INDEX (PRIMARY) WHERE id = 1
[MARIADB] SELECT SQL_NO_CACHE ssn FROM customer FORCE INDEX (PRIMARY) WHERE id = 1
[POSTGRESQL] SELECT /*+ IndexScan(c) */ ssn FROM customer c WHERE ssn = 'CNRY-111'
SELECT {fn UCASE(name)} AS u, ssn FROM customer WHERE birth = {d '1913-02-01'}
SELECT {fn UCASE(name)} AS u FROM customer WHERE ssn = 'CNRY-111'
SELECT c.id, k.id AS kid FROM {oj customer c LEFT OUTER JOIN claim k ON c.ssn = k.holder_ssn}
SELECT id FROM customer WHERE birth = {d '1913-02-01'}
SELECT c.id FROM customer c WHERE (c.ssn) = ('CNRY-111')
SELECT (SELECT k.holder_ssn FROM claim k WHERE k.id = c.id) AS h FROM customer c
SELECT id FROM customer WHERE NOT ssn = 'CNRY-111'
SELECT id FROM customer WHERE ssn = 'CNRY-111' IS TRUE

## casts that change nothing
[POSTGRESQL] SELECT ssn::varchar, (email)::text AS e, id FROM customer WHERE ssn::text = ? | CNRY-111
[POSTGRESQL] SELECT CAST(ssn AS varchar(20)) FROM customer
[POSTGRESQL] SELECT id FROM customer WHERE (?)::text = ssn OR ssn = CAST((?) AS varchar) | CNRY-111 | CNRY-222
[POSTGRESQL] SELECT COALESCE(ssn::text, 'none') = ? AS c FROM customer | none
[POSTGRESQL] SELECT salary::numeric(14,2) AS s, birth::date AS b FROM customer
[H2] SELECT CAST(ssn AS VARCHAR)AS s, CAST(ssn AS CHARACTER VARYING(20)) AS t FROM customer WHERE CAST(ssn AS VARCHAR) = ? OR id = 2 | CNRY-111
[MARIADB] SELECT CAST(ssn AS CHAR) AS s, CAST(salary AS DECIMAL(14,2)) AS t, CAST(birth AS DATE) AS b FROM customer WHERE ssn IS NOT NULL
[POSTGRESQL] SELECT x.s FROM (SELECT ssn::text AS s FROM customer) x
[MARIADB] SELECT CAST(salary AS DECIMAL(14,2)), id FROM customer
[MARIADB] SELECT CASE WHEN ssn = CONCAT('CNRY', '-111') THEN 1 ELSE 0 END, id FROM customer
[MARIADB] SELECT CAST(ssn AS CHAR(20)), id FROM customer WHERE ssn = ? | CNRY-111
SELECT COUNT(CAST(salary AS DECIMAL(14,2))) AS n, COUNT(CAST(birth AS DATE)) AS m FROM customer
[POSTGRESQL] INSERT INTO customer (id, note) SELECT 10, note::text FROM customer WHERE id = 1

SELECT id FROM customer WHERE (COALESCE(ssn, 'none'), id) IN (('CNRY-111', 1), (?, 4), ('CNRY-222', 3)) | none
SELECT id FROM customer WHERE (id, COALESCE(ssn, 'none')) NOT IN ((1, 'CNRY-111'), (4, ?)) | none
[POSTGRESQL] SELECT COUNT(DISTINCT c.ssn::text) AS n FROM customer c JOIN claim k ON c.ssn::text = k.holder_ssn::varchar WHERE (c.ssn::text, c.id) IN (('CNRY-111', 1))
[POSTGRESQL] UPDATE customer SET name = 'x' WHERE ssn::text = ? RETURNING ssn::text, id | CNRY-111
[POSTGRESQL] SELECT id, ROW_NUMBER() OVER (PARTITION BY ssn::text ORDER BY id) AS n FROM customer ORDER BY id

## parameters of H2 by number
[H2] SELECT id, name FROM customer WHERE ssn = ?2 AND id > ?1 AND (?2 IS NULL OR ssn IN (?2, ?3)) AND ?1 < 100 | #0 | CNRY-111 | CNRY-222
[H2] SELECT id FROM customer WHERE ?1 IS NULL OR ssn = ?1 | NULL
[H2] SELECT id FROM customer WHERE ?1 IS NULL OR ssn = ?1 | CNRY-111
[H2] INSERT INTO customer (name, ssn, id, salary) VALUES (?2, ?1, ?4, ?3), (?2, ?1, ?4 + 1, CAST(?3 AS DECIMAL(14,2))) | CNRY-new | N | #86420975.10 | #20
[H2] SELECT c.id, k.id AS k FROM customer c, claim k WHERE c.ssn = ?1 AND k.holder_ssn = ?1 AND k.amount = ?2 | CNRY-111 | #10
[H2] SELECT id FROM city WHERE name = ?1 OR code = ?1 | Rom

## strings in parts
[H2,POSTGRESQL] SELECT id FROM customer WHERE ssn = 'CNRY' || '-111'
[H2,POSTGRESQL] UPDATE customer SET email = 'CNRY-' || 'x' || '@y' WHERE ssn IN ('x', 'CNRY-' || '222')
SELECT id FROM customer WHERE ssn = CONCAT('CNRY', '-', '111') OR CONCAT('CNRY-', '222') = ssn
INSERT INTO customer (id, ssn, email) VALUES (10, CONCAT('CNRY', '-10'), concat('CNRY', ''))
[MARIADB] SELECT id FROM customer WHERE ssn = 'CNRY' '-111'
[MARIADB] UPDATE customer SET email = 'CNRY-'  'x' WHERE id = 1

[H2] SELECT id FROM customer WHERE ssn = 'CNRY' '-111'

## queries as values
INSERT INTO customer (id, note) VALUES (10, (SELECT c.note FROM customer c WHERE c.id = 1)), (11, NULL)
[H2,POSTGRESQL,MARIADB-ONLY] UPDATE customer SET note = (SELECT c.note FROM (SELECT id, note FROM customer) c WHERE c.id = 3) WHERE id = 1
UPDATE member SET pin = NULL WHERE id = 1
INSERT INTO member (id, pin) VALUES (10, (SELECT m.pin FROM member m WHERE m.id = 1))

## more of these
[POSTGRESQL,MARIADB] WITH RECURSIVE r (a, b) AS (SELECT id, ssn FROM customer WHERE id = 1 UNION ALL SELECT r.a + 1, r.b FROM r JOIN claim k ON k.holder_ssn = r.b WHERE r.a < ?) SELECT a, b FROM r WHERE b = ? | #4 | CNRY-111
SELECT COUNT(*) AS n FROM ((SELECT ssn FROM customer ORDER BY id LIMIT 1) UNION (SELECT ssn FROM customer ORDER BY id LIMIT 3)) x
SELECT x.n, x.id FROM (SELECT id, ssn, ROW_NUMBER() OVER (PARTITION BY ssn ORDER BY id DESC) AS n FROM customer) x WHERE n = 1 ORDER BY x.id
SELECT id, ssn, RANK() OVER (PARTITION BY ssn ORDER BY id) AS n FROM customer ORDER BY id
[POSTGRESQL] SELECT ssn, name, COUNT(*) AS n, GROUPING(ssn) AS g FROM customer GROUP BY GROUPING SETS ((ssn), (name), ())
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (ARRAY['CNRY-111', 'CNRY-x'])
[MARIADB] SELECT CONVERT(id, CHAR) AS c, CONVERT(id, UNSIGNED) AS f FROM customer WHERE ssn IS NOT NULL
[H2] SELECT CONVERT(id, VARCHAR) AS c FROM customer
[POSTGRESQL,MARIADB] SELECT DISTINCT x.s AS id, x.id AS k FROM (SELECT ssn AS s, id FROM customer) x
SELECT salary FROM customer UNION SELECT salary FROM customer
[H2,POSTGRESQL,MARIADB-ONLY] SELECT salary, birth FROM customer EXCEPT SELECT salary, birth FROM customer WHERE id = 3
INSERT INTO customer (id, ssn) SELECT 10, ssn FROM (SELECT ssn FROM customer WHERE id = 1 UNION SELECT ssn FROM customer WHERE id = 3) x
SELECT ssn FROM customer WHERE id IN (1, 2) UNION SELECT ssn FROM customer GROUP BY ssn HAVING COUNT(*) > 1
SELECT ssn, COUNT(*) AS n FROM customer GROUP BY ssn UNION SELECT ssn, 1 FROM customer
SELECT x.ssn, x.n FROM (SELECT ssn, 1 AS n FROM customer UNION SELECT ssn, 2 AS m FROM customer) x JOIN claim k ON k.holder_ssn = x.ssn WHERE x.n = ? | #2
SELECT (SELECT ssn FROM customer WHERE id = 1 UNION SELECT ssn FROM customer WHERE id = 3) AS s

## joins by columns of one name
SELECT * FROM customer c JOIN city m USING (id)
SELECT * FROM customer JOIN member USING (id)
SELECT * FROM claim NATURAL JOIN city
[POSTGRESQL,MARIADB] SELECT id, code FROM customer NATURAL JOIN city
SELECT code FROM customer NATURAL JOIN city
SELECT a.id, b.id AS bid FROM customer a JOIN customer b USING (ssn)
[POSTGRESQL,MARIADB] SELECT ssn, a.id, b.id AS bid FROM customer a JOIN customer b USING (ssn)
[POSTGRESQL,MARIADB] SELECT ssn, a.id, b.id AS bid FROM customer a LEFT JOIN customer b USING (ssn) WHERE ssn IS NULL OR ssn <> ? | CNRY-222
SELECT a.ssn, b.ssn AS t FROM customer a RIGHT JOIN customer b USING (ssn) WHERE b.ssn = 'CNRY-111'
[POSTGRESQL] SELECT COUNT(*) AS n FROM customer a FULL JOIN customer b USING (ssn)
SELECT a.id FROM customer a JOIN customer b USING (ssn, id)
SELECT * FROM (SELECT id, ssn FROM customer) a JOIN (SELECT ssn, name FROM customer) b USING (ssn)
SELECT * FROM (SELECT id, ssn FROM customer) a NATURAL JOIN (SELECT ssn, name FROM customer) b
SELECT * FROM (SELECT name, id, ssn FROM customer) a JOIN (SELECT ssn, id, note FROM customer) b USING (ssn, id)
[POSTGRESQL,MARIADB] SELECT ssn, COUNT(*) AS n FROM customer a JOIN customer b USING (ssn) GROUP BY ssn HAVING ssn IS NOT NULL
[POSTGRESQL,MARIADB] SELECT COUNT(ssn) AS n, COUNT(DISTINCT ssn) AS m FROM customer a JOIN customer b USING (ssn)
[POSTGRESQL,MARIADB] SELECT DISTINCT ssn FROM customer a JOIN customer b USING (ssn)
[POSTGRESQL,MARIADB] SELECT x.ssn, x.id FROM (SELECT ssn, a.id FROM customer a JOIN customer b USING (ssn)) x WHERE x.ssn = ? | CNRY-111
[POSTGRESQL,MARIADB] SELECT COALESCE(ssn, ssn) AS c, CASE WHEN ssn = 'CNRY-111' THEN ssn END AS d FROM customer a JOIN customer b USING (ssn)
[POSTGRESQL,MARIADB] SELECT ssn, c.id FROM customer a JOIN customer b USING (ssn) JOIN (SELECT id, ssn FROM customer) c USING (ssn)
[POSTGRESQL,MARIADB] SELECT ssn, h.id FROM customer a JOIN (SELECT id, holder_ssn AS ssn FROM claim) h USING (ssn)
SELECT * FROM customer a LEFT JOIN (SELECT id, holder_ssn AS ssn FROM claim) h USING (ssn)
[POSTGRESQL,MARIADB] SELECT * FROM customer a NATURAL LEFT JOIN (SELECT id, holder_ssn AS ssn FROM claim) h
SELECT a.id FROM customer a JOIN city t USING (name, id) WHERE ssn IS NOT NULL
SELECT * FROM city a NATURAL JOIN (SELECT id, name FROM city) b JOIN customer c ON c.id = b.id
[POSTGRESQL,MARIADB] SELECT a.* FROM customer a JOIN customer b USING (ssn) WHERE ssn IN ('CNRY-111', ?) ORDER BY a.id, b.id | CNRY-222
[POSTGRESQL,MARIADB] SELECT SSN FROM customer a JOIN customer b USING (SSN) ORDER BY a.id, b.id
[POSTGRESQL,MARIADB] SELECT id FROM customer a JOIN customer b USING (id) WHERE a.ssn = b.ssn
SELECT NULLIF(ssn, ?)AS x FROM customer | CNRY-111

## a comma binds looser than JOIN
SELECT * FROM city o, customer c JOIN claim k USING (id) WHERE o.id = 1 ORDER BY c.name

## joins behind joins
SELECT c.id FROM customer c, (SELECT id, name FROM city) a JOIN (SELECT id, name FROM city) b USING (id) WHERE a.id = c.id AND c.ssn = ? | CNRY-111
[H2] SELECT k.id FROM claim k JOIN city t ON k.id = t.id AND ssn = 'CNRY-111' JOIN customer c ON c.id = k.id
[H2] SELECT k.id FROM claim k JOIN city t ON k.id = t.id AND code = 'U' AND ssn = ?, customer c | CNRY-111
[H2] SELECT c.id, k.holder_ssn, c.ssn FROM customer c JOIN claim k ON k.id = c.id JOIN city t USING (id)

## words right behind values
[H2,POSTGRESQL] SELECT id FROM customer WHERE ssn = CAST('CNRY-111' AS VARCHAR)AND id = 1
[H2,POSTGRESQL] SELECT NULLIF(ssn, CAST(? AS VARCHAR))AS y FROM customer ORDER BY id | CNRY-111

## arrays of the application's
[POSTGRESQL,H2] SELECT id FROM customer WHERE ssn = ANY (?) | {CNRY-111, CNRY-x}
[POSTGRESQL,H2] SELECT id FROM customer WHERE ssn = ANY (?) | {CNRY-x, NULL}
[POSTGRESQL,H2] SELECT id FROM customer WHERE NOT ssn = ANY (?) | {CNRY-111, NULL}
[POSTGRESQL,H2] SELECT id FROM customer WHERE NOT ssn = ANY (?) | {CNRY-111, CNRY-x}
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (?) | NULL
[POSTGRESQL] SELECT id FROM customer WHERE ssn <> ALL (?) | {CNRY-111, CNRY-x}
[POSTGRESQL] SELECT id FROM customer WHERE ssn <> ALL (?) AND email = SOME (?) | {CNRY-222, CNRY-x} | {CNRY-al@x.example, CNRY-Al@x.example}
[POSTGRESQL] SELECT id FROM customer WHERE ssn <> ALL (?) | {CNRY-111, NULL}
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (?::text[]) AND name = ANY (?) | {CNRY-111, CNRY-222} | {Al, Bo}
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (CAST(? AS varchar[])) | {CNRY-111, CNRY-222}
[POSTGRESQL,H2] SELECT id FROM claim WHERE holder_ssn = ANY (?) OR id = 3 | {CNRY-999}
[POSTGRESQL,H2] UPDATE customer SET email = ? WHERE ssn = ANY (?) | CNRY-new | {CNRY-111, CNRY-x}
[POSTGRESQL,H2] DELETE FROM customer WHERE ssn = ANY (?) | {CNRY-111, CNRY-x}

## arrays of NULL
[POSTGRESQL] SELECT id, ssn = ANY (ARRAY[NULL]) AS same FROM customer ORDER BY id
[POSTGRESQL] SELECT id FROM customer WHERE ssn = ANY (ARRAY[NULL, 'CNRY-111'])
[POSTGRESQL] SELECT id FROM customer WHERE salary = ANY (ARRAY[?, NULL]) | #86420975.10

## the primary key beside
SELECT DISTINCT c.id, c.note, c.ssn FROM customer c JOIN claim k ON k.holder_ssn = c.ssn
SELECT DISTINCT c.* FROM customer c JOIN city t ON t.id <> c.id WHERE c.id < 4
SELECT DISTINCT c.id, c.note FROM customer c JOIN city t ON t.id <> c.id ORDER BY c.id LIMIT 3
SELECT DISTINCT c.id, c.note, t.name, k.holder_ssn FROM customer c LEFT JOIN claim k ON k.holder_ssn = c.ssn JOIN city t ON t.name = 'Rom'
SELECT COUNT(*) AS n FROM (SELECT DISTINCT c.id, c.note FROM customer c, city t) x
SELECT x.note FROM (SELECT DISTINCT c.id, c.note, c.ssn FROM customer c, city t) x WHERE x.ssn = ? | CNRY-111
SELECT m.id FROM member m WHERE m.ssn IN (SELECT x.ssn FROM (SELECT DISTINCT m.id, m.pin, m.ssn FROM member m, city t) x)
SELECT DISTINCT m.id, m.pin, c.note, c.id AS other FROM member m JOIN customer c ON c.id = m.id CROSS JOIN city t
SELECT c.id, c.note, c.ssn, COUNT(t.id) AS n FROM customer c, city t GROUP BY c.id, c.note, c.ssn
SELECT id, note FROM customer GROUP BY id, note HAVING note IS NOT NULL
SELECT m.id, m.pin, c.ssn, COUNT(*) AS n FROM member m JOIN customer c ON c.id <> m.id GROUP BY m.id, m.pin, c.ssn

## parameters tested against literals
SELECT id FROM customer WHERE (? = '' OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (? = 'all' OR ssn = ?) ORDER BY id | all | all
SELECT id FROM customer WHERE (? IS NULL OR ? = '' OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (COALESCE(?, '') = '' OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (COALESCE(?, 'none') <> 'none' AND ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE (? = 'Y' OR ssn = ?) ORDER BY id | Y | CNRY-111
SELECT id FROM customer WHERE (? = 'Y' OR ssn = ?) ORDER BY id | N | CNRY-111
SELECT id FROM customer WHERE ? IN ('', 'a', 'aa', 'all') OR ssn = ? ORDER BY id | CNRY-222 | CNRY-222
SELECT id FROM customer WHERE ? NOT IN ('a', 'b') AND ssn = ? ORDER BY id | CNRY-222 | CNRY-222
SELECT id FROM customer WHERE 'x' <> ? AND ssn = ? ORDER BY id | CNRY-222 | CNRY-222
SELECT id, CASE ? WHEN '1' THEN 'first' WHEN 'x' THEN 'x' ELSE 'other' END AS c FROM customer WHERE ssn = ? ORDER BY id | CNRY-222 | CNRY-222
[POSTGRESQL,H2] SELECT id FROM customer WHERE (CAST(? AS VARCHAR) = '' OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
[MARIADB] SELECT id FROM customer WHERE (CAST(? AS CHAR) <=> '' OR ssn = ?) ORDER BY id | CNRY-111 | CNRY-111
SELECT id FROM customer WHERE ? = 0 OR salary = ? ORDER BY id | #86420975.10 | #86420975.10
SELECT id FROM customer WHERE ? IN (0, -1) OR salary = ? ORDER BY id | #-1.00 | #86420975.10
UPDATE customer SET ssn = ? WHERE ? <> '' AND id = 1 | CNRY-new | CNRY-new

## functions of parameters
SELECT id FROM customer WHERE ssn = TRIM(?) ORDER BY id |   CNRY-111
SELECT id FROM customer WHERE ssn = UPPER(?) ORDER BY id | cnry-111
SELECT id FROM customer WHERE ssn = NULLIF(?, '') OR id = 2 ORDER BY id | CNRY-111
SELECT id FROM customer WHERE ssn IN (UPPER(TRIM(?)), REPLACE(?, 'x', '-')) ORDER BY id | cnry-111 | CNRYx222
SELECT id FROM customer WHERE ssn = COALESCE(NULLIF(?, ''), ssn) ORDER BY id | CNRY-222
SELECT id FROM customer WHERE (id, ssn) IN ((1, UPPER(?)), (2, ?)) ORDER BY id | cnry-111 | CNRY-222

## any value of a group
[H2,POSTGRESQL,MYSQL] SELECT name, ANY_VALUE(ssn) AS s FROM customer GROUP BY id, name
[H2,POSTGRESQL,MYSQL] SELECT ssn, ANY_VALUE(ssn) AS s, COUNT(*) AS n FROM customer GROUP BY ssn
[H2,POSTGRESQL,MYSQL] SELECT id, COALESCE(ANY_VALUE(ssn), 'none') AS s FROM customer GROUP BY id HAVING ANY_VALUE(ssn) <> ? OR ANY_VALUE(ssn) IS NULL | CNRY-111

## computed cells, compared around their query
SELECT x.id, x.s FROM (SELECT id, CASE WHEN id > 1 THEN ssn END AS s FROM customer) x WHERE x.s = ? | CNRY-222
SELECT x.id, x.s FROM (SELECT id, COALESCE(ssn, ?) AS s FROM customer) x WHERE x.s IN (?, 'CNRY-222') ORDER BY x.id | CNRY-none | CNRY-none
SELECT x.id, y.s FROM (SELECT id, CASE WHEN id > ? THEN ssn ELSE 'CNRY-none' END AS s FROM customer) x JOIN (SELECT COALESCE(ssn, ?) AS s FROM customer) y ON x.s = y.s WHERE x.s <> ? ORDER BY x.id | #1 | CNRY-none | CNRY-111
SELECT s, COUNT(*) AS n FROM (SELECT COALESCE(ssn, 'CNRY-none') AS s FROM customer) x GROUP BY s
SELECT x.s FROM (SELECT id, COALESCE(ssn, 'CNRY-none') AS s, name FROM customer ORDER BY 1 DESC LIMIT 2) x WHERE x.s <> ? | CNRY-111
SELECT x.name FROM (SELECT ssn, name, id FROM customer ORDER BY 3 DESC LIMIT 2) x WHERE x.ssn = ? OR x.ssn <> '' | CNRY-111
WITH x AS (SELECT id, CASE id WHEN ? THEN ssn ELSE NULLIF(ssn, ?) END AS s FROM customer) SELECT x.id, x.s FROM x JOIN customer c ON c.ssn = x.s ORDER BY x.id, c.id | #1 | CNRY-111
SELECT id FROM customer WHERE COALESCE(ssn, 'none') = COALESCE(?, 'none') ORDER BY id | NULL
SELECT id FROM customer WHERE COALESCE(ssn, 'none') = COALESCE(?, 'none') ORDER BY id | CNRY-111

## choices among values
SELECT id FROM customer WHERE ssn = CASE WHEN id = 1 THEN ? ELSE ? END ORDER BY id | CNRY-111 | CNRY-222
SELECT id FROM customer WHERE ssn = CASE id WHEN 1 THEN 'CNRY-111' WHEN 2 THEN ? END ORDER BY id | CNRY-222
[POSTGRESQL,MARIADB] SELECT id FROM customer WHERE ssn = COALESCE(?, ?) ORDER BY id | NULL | CNRY-222
-- H2 finds no row over a plain table
[POSTGRESQL] SELECT id FROM (TABLE customer) t WHERE ssn = ? ORDER BY id | CNRY-111
[MARIADB] SELECT id, ISNULL(ssn) AS n FROM customer WHERE NOT ISNULL(ssn) OR ISNULL(?) ORDER BY id | NULL
[MARIADB] SELECT ssn, ISNULL(ssn) AS n, COUNT(*) AS c FROM customer GROUP BY ssn
SELECT COALESCE(ssn, TRIM(?)) AS s FROM customer | CNRY-x
SELECT COALESCE(ssn, REPLACE(NULLIF(UPPER(?), 'X'), 'A', 'it''s')) AS s FROM customer WHERE id > ? | cnry-a | #0
[H2] SELECT COALESCE(ssn, NVL(LCASE(?), 'x'), IFNULL(?, '')) AS s FROM customer | cnry-x | CNRY-y
SELECT id FROM customer WHERE COALESCE(ssn, COALESCE(?, 'CNRY-none')) = 'CNRY-none' ORDER BY id | NULL
SELECT id, COALESCE(ssn, COALESCE(?, 'CNRY-none')) AS s FROM customer ORDER BY id | NULL
[H2,POSTGRESQL] SELECT ssn::varchar AS s FROM customer UNION ALL SELECT NULL FROM city
[POSTGRESQL] SELECT ssn::varchar FROM customer UNION ALL SELECT NULL FROM city
SELECT id FROM customer WHERE COALESCE(ssn, CASE WHEN id > 1 THEN ? ELSE 'CNRY-x' END) = ? ORDER BY id | CNRY-y | CNRY-y
SELECT id, CASE WHEN ssn IS NOT NULL THEN ssn ELSE CASE WHEN id = 1 THEN ? ELSE 'CNRY-x' END END AS s FROM customer ORDER BY id | CNRY-y
