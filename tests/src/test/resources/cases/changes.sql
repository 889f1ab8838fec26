-- Upserts, RETURNING and changes of several tables. Each must answer as on plain tables. Format: io.bulla.tests.kit.Case.

## a sign before a number
INSERT INTO customer (id, salary) VALUES (90, +86420975.5), (91, + 1)
UPDATE customer SET salary = +86420975.5 WHERE salary = + 86420975.10

## on conflict
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (ssn) DO NOTHING | #10 | CNRY-111
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (ssn) DO NOTHING | #10 | CNRY-new
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (10, 'CNRY-111'), (11, 'CNRY-new') ON CONFLICT DO NOTHING
[POSTGRESQL] INSERT INTO member (id, ssn, pin, name) VALUES (?, ?, ?, ?) ON CONFLICT (ssn) DO UPDATE SET pin = EXCLUDED.pin, name = EXCLUDED.name | #10 | CNRY-111 | CNRY-9 | New
[POSTGRESQL] INSERT INTO member (id, ssn, email) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET ssn = EXCLUDED.ssn, email = EXCLUDED.email RETURNING * | #1 | CNRY-new | CNRY@new
[POSTGRESQL] INSERT INTO member (id, ssn, email) VALUES (?, ?, NULL) ON CONFLICT (id) DO UPDATE SET ssn = EXCLUDED.ssn, email = EXCLUDED.email RETURNING ssn, email AS e, id | #1 | CNRY-new
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET ssn = ?, name = ? | #1 | CNRY-a | CNRY-b | New
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET ssn = 'CNRY-222' | #1 | CNRY-a
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (1, 'CNRY-a') ON CONFLICT (id) DO UPDATE SET ssn = DEFAULT, email = NULL
[POSTGRESQL] INSERT INTO member AS m (id, ssn) VALUES (?, ?) ON CONFLICT (ssn) DO UPDATE SET name = m.name WHERE m.ssn = EXCLUDED.ssn AND m.email = ? | #10 | CNRY-111 | CNRY-a@x
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE member.ssn IS DISTINCT FROM EXCLUDED.ssn | #1 | CNRY-111
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT ON CONSTRAINT one_ssn DO UPDATE SET (email, name) = (?, 'x') | #10 | CNRY-111 | CNRY@new
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) ON CONFLICT (ssn) DO UPDATE SET (ssn, email) = (SELECT m.ssn, m.email FROM member m WHERE m.id = 3) | #10 | CNRY-111
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (10, 'CNRY-1'), (11, 'CNRY-1') ON CONFLICT (ssn) DO UPDATE SET name = 'twice'
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (1, ?) ON CONFLICT (ssn) DO NOTHING | CNRY-new
[POSTGRESQL] INSERT INTO member (id, ssn) SELECT id + 10, ssn FROM member ON CONFLICT (ssn) DO UPDATE SET name = 'again'
[POSTGRESQL] INSERT INTO member DEFAULT VALUES
[POSTGRESQL] INSERT INTO member (id, ssn) OVERRIDING SYSTEM VALUE VALUES (10, ?) | CNRY-10

## on duplicate key
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #1 | CNRY-new
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #1 | CNRY-111
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #10 | CNRY-10
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #10 | CNRY-111
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #1 | NULL
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) | #3 | NULL
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name), email = ? | #10 | CNRY-111 | CNRY@new
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE email = 'CNRY-a@x' | #10 | CNRY-111
[MARIADB] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE email = ? | #3 | CNRY-3 | CNRY-c@x
[MARIADB-ONLY] INSERT INTO member (id, ssn) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUE(ssn), name = 'x' | #1 | CNRY-a | #2 | CNRY-b
[MARIADB] INSERT INTO member SET id = ?, ssn = ? ON DUPLICATE KEY UPDATE ssn = NULL, email = DEFAULT, pin = NULL | #1 | CNRY-a
[MARIADB] INSERT INTO member SET id = ?, ssn = ?, name = 'x' | #10 | CNRY-10
[MARIADB-ONLY] INSERT INTO member (id, ssn) VALUES (?, ?) ON DUPLICATE KEY UPDATE ssn = VALUES(ssn) RETURNING * | #1 | CNRY-new

## replace and ignore
[MARIADB] REPLACE INTO member (id, ssn, name) VALUES (?, ?, ?) | #1 | CNRY-new | New
[MARIADB] REPLACE INTO member (id, ssn, name) VALUES (?, ?, ?) | #10 | CNRY-111 | New
[MARIADB] REPLACE INTO member (id, ssn) VALUES (1, 'CNRY-222')
[MARIADB] REPLACE INTO member VALUES (10, 'CNRY-10', NULL, 'CNRY-pin', 'Ed')
[MARIADB] REPLACE member SET id = 1, ssn = ? | CNRY-new
[MARIADB] REPLACE INTO member (id, ssn) SELECT id + 1, ssn FROM member WHERE ssn = ? | CNRY-111
[MARIADB-ONLY] REPLACE INTO member (id, ssn) VALUES (?, ?) RETURNING id, ssn | #1 | CNRY-new
[MARIADB] INSERT IGNORE INTO member (id, ssn) VALUES (?, ?) | #10 | CNRY-111
[MARIADB] INSERT IGNORE INTO member (id, ssn) VALUES (10, 'CNRY-111'), (11, 'CNRY-new')
[MARIADB] UPDATE IGNORE member SET ssn = ? WHERE id = 2 | CNRY-111

## merge with a key
[H2] MERGE INTO member (id, ssn) KEY (ssn) VALUES (?, ?) | #10 | CNRY-111
[H2] MERGE INTO member (id, ssn) KEY (ssn) VALUES (?, ?) | #10 | CNRY-new
[H2] MERGE INTO member (id, ssn, pin) KEY (id) VALUES (?, ?, ?), (2, 'CNRY-b', NULL) | #1 | CNRY-a | CNRY-p
[H2] MERGE INTO member (id, ssn) KEY (ssn) VALUES (10, NULL)
[H2] MERGE INTO member (id, ssn, name) VALUES (?, ?, ?) | #1 | CNRY-new | New
[H2] MERGE INTO member VALUES (10, 'CNRY-new', NULL, 'CNRY-pin', 'Ed')
[H2] MERGE INTO member (id, ssn) KEY (id) SELECT id + 1, ssn FROM member WHERE ssn = ? | CNRY-111
[H2] MERGE INTO member (id, ssn) KEY (id) VALUES (1, 'CNRY-222')

## returning
[POSTGRESQL,MARIADB-ONLY] INSERT INTO member (id, ssn, name) VALUES (?, ?, 'x') RETURNING * | #10 | CNRY-10
[POSTGRESQL,MARIADB-ONLY] INSERT INTO member (id, ssn) VALUES (?, ?), (11, NULL) RETURNING ssn AS s, id, email, name AS n | #10 | CNRY-10
[POSTGRESQL,MARIADB-ONLY] DELETE FROM member WHERE ssn = ? RETURNING * | CNRY-111
[POSTGRESQL,MARIADB-ONLY] DELETE FROM member WHERE id > 1 RETURNING pin, ssn
[POSTGRESQL] UPDATE member SET ssn = ? WHERE ssn = ? RETURNING * | CNRY-new | CNRY-111
[POSTGRESQL] UPDATE member m SET ssn = ?, pin = 'CNRY-p' WHERE id = 1 RETURNING m.*, m.ssn AS again | CNRY-new
[POSTGRESQL] INSERT INTO member (id, ssn) VALUES (?, ?) RETURNING ssn = 'CNRY-10' AS same | #10 | CNRY-10

## changes of several tables
[POSTGRESQL] UPDATE member SET ssn = c.ssn FROM member c WHERE member.id = 1 AND c.id = 1 AND c.ssn = ? | CNRY-111
[POSTGRESQL] UPDATE member m SET name = t.name FROM city t WHERE t.id = m.id AND m.ssn = ? | CNRY-111
[POSTGRESQL] UPDATE member m SET ssn = ? FROM claim k WHERE k.holder_ssn = 'CNRY-222' AND m.id = k.id RETURNING m.id, m.ssn, k.amount | CNRY-new
[POSTGRESQL] UPDATE member m SET name = 'x' FROM customer c WHERE c.email = 'CNRY-al@x.example' AND m.id = c.id
[POSTGRESQL] DELETE FROM member m USING member o WHERE m.ssn = o.ssn AND o.email = ? | CNRY-a@x
[POSTGRESQL] DELETE FROM member m USING city t WHERE t.id = m.id AND m.ssn = ? RETURNING m.*, t.name AS town | CNRY-222
[POSTGRESQL,H2] UPDATE member SET (ssn, name) = (?, 'x') WHERE id = 1 | CNRY-new
[POSTGRESQL,H2] UPDATE member SET name = 'x', (ssn, email) = (SELECT m.ssn, m.email FROM member m WHERE m.id = 3) WHERE id = 2
[POSTGRESQL,H2] UPDATE member SET email = (SELECT m.email FROM member m WHERE m.ssn = ?), name = ? WHERE id = 2 | CNRY-111 | New
[POSTGRESQL,H2] UPDATE member SET pin = (SELECT m.pin FROM member m WHERE m.id = 3) WHERE id = 2
[POSTGRESQL,H2] UPDATE member SET ssn = (SELECT m.ssn FROM member m WHERE m.id = 99) WHERE id = 2
[MARIADB] UPDATE member m JOIN city t ON t.id = m.id SET m.ssn = ?, t.name = 'x' WHERE m.ssn = ? | CNRY-new | CNRY-111
[MARIADB] UPDATE member m, member o SET m.email = o.email WHERE m.id = 2 AND o.ssn = ? | CNRY-111
[MARIADB] UPDATE member, city SET pin = 'CNRY-p' WHERE member.id = city.id AND city.name = 'Rom'
[MARIADB] DELETE m FROM member m JOIN city t ON t.id = m.id WHERE m.ssn = ? | CNRY-111
[MARIADB] DELETE m, t FROM member m JOIN city t ON t.id = m.id WHERE m.ssn = ? AND t.name = 'Ulm' | CNRY-111
[MARIADB] DELETE FROM m USING member m JOIN member o ON m.ssn = o.ssn WHERE o.email = ? | CNRY-a@x
[MARIADB] UPDATE member SET ssn = ? WHERE ssn IS NOT NULL ORDER BY id DESC LIMIT 1 | CNRY-new
[MARIADB] DELETE FROM member WHERE ssn <> ? ORDER BY name LIMIT ? | CNRY-111 | #1
[H2] UPDATE member SET ssn = ? WHERE id > 0 FETCH FIRST 1 ROWS ONLY | CNRY-new
[H2] DELETE FROM member WHERE ssn = 'CNRY-222' LIMIT 1

## errors
INSERT INTO member (id, ssn) VALUES (?, ?) | #10 | CNRY-111
INSERT INTO member (id, ssn) VALUES (10, 'CNRY-1'), (11, 'CNRY-1')
UPDATE member SET ssn = ? WHERE id = 1 | CNRY-222
UPDATE member SET ssn = ? WHERE id = 1 | CNRY-111
INSERT INTO member (id, ssn) SELECT id + 10, ssn FROM member
INSERT INTO member (id, ssn) SELECT id + 10, ssn FROM member WHERE ssn IS NULL
INSERT INTO member (id, email) SELECT x.id + 10, x.e FROM (SELECT id, email AS e FROM member) x WHERE x.e = ? | CNRY-a@x

## standard merge
[POSTGRESQL] MERGE INTO member m USING (VALUES (?, ?, 'New')) AS s(id, ssn, name) ON m.ssn = s.ssn WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (id, ssn, name) VALUES (s.id, s.ssn, s.name) | #10 | CNRY-111
[POSTGRESQL] MERGE INTO member m USING (VALUES (?, ?, 'New')) AS s(id, ssn, name) ON m.ssn = s.ssn WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (id, ssn, name) VALUES (s.id, s.ssn, s.name) | #10 | CNRY-new
[POSTGRESQL,H2] MERGE INTO member m USING (VALUES (CAST(? AS INT), CAST(? AS VARCHAR(20)))) AS s(id, ssn) ON m.ssn = s.ssn WHEN MATCHED THEN UPDATE SET pin = 'CNRY-p' WHEN NOT MATCHED THEN INSERT (id, ssn, pin) VALUES (s.id, s.ssn, ?) | #10 | CNRY-111 | CNRY-q
[POSTGRESQL,H2] MERGE INTO member m USING (VALUES (CAST(? AS INT), CAST(? AS VARCHAR(20)))) AS s(id, ssn) ON m.ssn = s.ssn WHEN MATCHED THEN UPDATE SET pin = 'CNRY-p' WHEN NOT MATCHED THEN INSERT (id, ssn, pin) VALUES (s.id, s.ssn, ?) | #10 | CNRY-new | CNRY-q
[POSTGRESQL,H2] MERGE INTO member m USING (VALUES (1, 'CNRY-new'), (2, NULL), (10, 'CNRY-10')) AS s(id, ssn) ON m.id = s.id WHEN MATCHED THEN UPDATE SET ssn = s.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn)
[POSTGRESQL,H2] MERGE INTO member m USING (SELECT CAST(? AS VARCHAR(20)) AS ssn) s ON m.ssn = s.ssn WHEN MATCHED THEN DELETE | CNRY-111
[POSTGRESQL,H2] MERGE INTO member m USING (SELECT id, 'CNRY-all' AS pin FROM city) s ON m.id = s.id WHEN MATCHED AND m.ssn = ? THEN UPDATE SET pin = s.pin | CNRY-222
[POSTGRESQL,H2] MERGE INTO member m USING member s ON m.ssn = s.ssn WHEN MATCHED THEN UPDATE SET email = s.email, pin = s.pin
[POSTGRESQL,H2] MERGE INTO customer c USING claim k ON c.ssn = k.holder_ssn AND c.id = k.id WHEN MATCHED THEN UPDATE SET name = 'x', email = NULL
[POSTGRESQL,H2] MERGE INTO member m USING city t ON m.id = t.id WHEN MATCHED AND t.code IS NULL THEN DELETE WHEN MATCHED THEN UPDATE SET ssn = NULL, pin = DEFAULT
[POSTGRESQL,H2] MERGE INTO member m USING (SELECT 20 AS id) s ON m.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id, 'CNRY-20', NULL, ?, 'New') | CNRY-pin
[POSTGRESQL] MERGE INTO member m USING city t ON m.id = t.id AND t.id = 1 WHEN NOT MATCHED BY SOURCE AND m.ssn = ? THEN DELETE WHEN MATCHED THEN DO NOTHING | CNRY-222
[POSTGRESQL] MERGE INTO member m USING (VALUES (1, 'CNRY-new')) AS s(id, ssn) ON m.id = s.id WHEN MATCHED THEN UPDATE SET ssn = s.ssn RETURNING merge_action(), m.*
[POSTGRESQL] WITH s(id, ssn) AS (VALUES (?, ?)) MERGE INTO member m USING s ON m.ssn = s.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn) | #10 | CNRY-new
[POSTGRESQL] MERGE INTO member m USING (VALUES (?, ?)) AS s(id, ssn) ON m.ssn = s.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn) | #10 | CNRY-longer-than-twenty-chars
[POSTGRESQL] MERGE INTO member m USING (VALUES (1, 'CNRY-222')) AS s(id, ssn) ON m.id = s.id WHEN MATCHED THEN UPDATE SET ssn = s.ssn

## values of queries
[POSTGRESQL,MARIADB] INSERT INTO member (id, ssn) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM member WHERE ssn = ?) | #10 | CNRY-new | CNRY-new
[POSTGRESQL,MARIADB] INSERT INTO member (id, ssn) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM member WHERE ssn = ?) | #10 | CNRY-111 | CNRY-111
INSERT INTO member (id, ssn, pin) SELECT CAST(? AS DECIMAL(10)), 'CNRY-new', 'CNRY-p' FROM city WHERE id = 1 | #10
INSERT INTO member (id, email, pin) SELECT id + 10, 'CNRY-all', NULL FROM city
INSERT INTO member (id, email) SELECT id + 10, 'CNRY-all' AS e FROM city ORDER BY id LIMIT 2
INSERT INTO member (id, ssn) SELECT 10, 'CNRY-10' UNION ALL SELECT 11, 'CNRY-11' UNION ALL SELECT 12, NULL
INSERT INTO member (id, ssn) SELECT * FROM (SELECT 10 AS id, 'CNRY-new' AS ssn) AS t WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.ssn = t.ssn)
INSERT INTO member (id, ssn) SELECT * FROM (SELECT 10 AS id, 'CNRY-111' AS ssn) AS t WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.ssn = t.ssn)
[POSTGRESQL,H2] INSERT INTO member (id, ssn, email) SELECT v.id, v.ssn, m.email FROM (VALUES (10, 'CNRY-10', 1), (11, 'CNRY-11', 3)) AS v(id, ssn, old) JOIN member m ON m.id = v.old
[POSTGRESQL] UPDATE member SET ssn = v.ssn, pin = v.pin FROM (VALUES (1, ?, 'CNRY-p'), (2, ?, NULL)) AS v(id, ssn, pin) WHERE member.id = v.id | CNRY-a | CNRY-b
[POSTGRESQL,H2] SELECT m.id, m.ssn FROM member m JOIN (VALUES ('CNRY-111'), ('CNRY-222')) AS v(ssn) ON v.ssn = m.ssn
SELECT id FROM member WHERE ssn IN (SELECT 'CNRY-111' UNION ALL SELECT 'CNRY-x')
SELECT id FROM member m WHERE EXISTS (SELECT 1 FROM (SELECT 'CNRY-111' AS s) x WHERE x.s = m.ssn)
[POSTGRESQL,MARIADB] WITH t(a, b) AS (SELECT id, ssn FROM member) SELECT a FROM t WHERE b = ? | CNRY-111

## changes in common table expressions
[POSTGRESQL] WITH d AS (DELETE FROM member WHERE ssn = ? RETURNING id, ssn) SELECT id, ssn AS gone FROM d | CNRY-111
[POSTGRESQL] WITH d AS (DELETE FROM member WHERE id < 3 RETURNING *) SELECT * FROM d WHERE ssn <> 'CNRY-111'
[POSTGRESQL] WITH u AS (UPDATE member SET name = 'x' WHERE ssn = ? RETURNING *) INSERT INTO member (id, ssn) SELECT 10, ? WHERE NOT EXISTS (SELECT 1 FROM u) | CNRY-new | CNRY-new
[POSTGRESQL] WITH u AS (UPDATE member SET name = 'x' WHERE ssn = ? RETURNING *) INSERT INTO member (id, ssn) SELECT 10, ? WHERE NOT EXISTS (SELECT 1 FROM u) | CNRY-111 | CNRY-111
[POSTGRESQL] WITH u AS (UPDATE member SET ssn = NULL WHERE id = 1 RETURNING *) INSERT INTO member (id, ssn, email) SELECT id + 10, ssn, email FROM u
[POSTGRESQL] WITH n AS (INSERT INTO member (id, ssn) VALUES (?, ?) RETURNING ssn, id) SELECT k.amount, n.ssn FROM member k2 JOIN n ON k2.ssn = n.ssn JOIN claim k ON k.id = 1 | #10 | CNRY-10
[POSTGRESQL] WITH n AS (INSERT INTO member (id, ssn) VALUES (10, 'CNRY-10')) SELECT 1 AS one
[POSTGRESQL] WITH n AS (INSERT INTO member (id, ssn) VALUES (10, 'CNRY-10') RETURNING ssn), m AS (UPDATE member SET email = 'CNRY-e' WHERE id = 2 RETURNING email) SELECT n.ssn, m.email FROM n, m
[H2] SELECT id, ssn FROM FINAL TABLE (INSERT INTO member (id, ssn) VALUES (10, ?)) | CNRY-10
[H2] SELECT * FROM FINAL TABLE (UPDATE member SET ssn = ?, name = 'x' WHERE ssn = ?) m WHERE m.name = 'x' | CNRY-new | CNRY-111
[H2] SELECT o.ssn AS s, o.pin FROM OLD TABLE (DELETE FROM member WHERE ssn = ?) AS o WHERE o.email = ? | CNRY-111 | CNRY-a@x
[H2] SELECT COUNT(*) FROM NEW TABLE (MERGE INTO member (id, ssn) KEY (ssn) VALUES (10, ?)) | CNRY-111

## choices as values
UPDATE member SET ssn = CASE WHEN id = ? THEN ? WHEN id = 3 THEN 'CNRY-c' ELSE ssn END | #1 | CNRY-new
UPDATE member SET ssn = CASE id WHEN 1 THEN ? WHEN 2 THEN NULL ELSE ssn END, name = 'x' | CNRY-new
UPDATE member SET ssn = CASE WHEN ssn = ? OR ssn IS NULL THEN NULL ELSE ssn END | CNRY-111
UPDATE member SET ssn = CASE id WHEN 1 THEN ? WHEN 2 THEN ? END, pin = CASE WHEN id = 1 THEN ? ELSE ? END | CNRY-c1 | CNRY-c2 | CNRY-p1 | CNRY-p2
UPDATE customer SET note = CASE id WHEN 1 THEN ? ELSE NULL END, salary = CASE WHEN id < 3 THEN ? ELSE ? END WHERE id < 4 | CNRY-n | #86420975.11 | #86420975.12
UPDATE member SET email = CASE WHEN email IS NULL THEN ? ELSE email END | CNRY-e
UPDATE member SET email = CASE WHEN email IS NOT NULL THEN NULL ELSE 'CNRY-e' END
UPDATE member SET email = COALESCE(?, email), pin = COALESCE(pin, ?) WHERE id < 3 | NULL | CNRY-p
UPDATE member SET email = COALESCE(email, 'CNRY-e')
UPDATE member SET email = COALESCE(?, email) WHERE ssn = ? | CNRY-e | CNRY-111
UPDATE member SET ssn = ('CNRY-p'), email = (email) WHERE id = 1
INSERT INTO member (id, ssn) VALUES (10, COALESCE(?, 'CNRY-x')), (11, ('CNRY-11')) | CNRY-10
[POSTGRESQL,H2] UPDATE member SET (name, email) = ('x', COALESCE(email, ?)) | CNRY-e
[POSTGRESQL] INSERT INTO member (id, ssn, email) VALUES (1, NULL, ?) ON CONFLICT (id) DO UPDATE SET ssn = COALESCE(EXCLUDED.ssn, member.ssn), email = COALESCE(member.email, EXCLUDED.email) | CNRY-e
[POSTGRESQL] INSERT INTO member (id, email) VALUES (2, ?) ON CONFLICT (id) DO UPDATE SET email = CASE WHEN member.email IS NULL THEN EXCLUDED.email ELSE member.email END RETURNING * | CNRY-e
[MARIADB] INSERT INTO member (id, ssn, email) VALUES (1, ?, NULL) ON DUPLICATE KEY UPDATE ssn = IF(VALUES(ssn) IS NULL, ssn, VALUES(ssn)), email = COALESCE(VALUES(email), email) | CNRY-new
[MARIADB] INSERT INTO member (id, ssn, email) VALUES (1, NULL, NULL) ON DUPLICATE KEY UPDATE ssn = IF(VALUES(ssn) IS NULL, ssn, VALUES(ssn)), email = COALESCE(VALUES(email), email)
[MARIADB] INSERT INTO member (id, ssn) VALUES (2, 'CNRY-x') ON DUPLICATE KEY UPDATE email = IFNULL(email, ?), name = name | CNRY-e
[MARIADB] UPDATE member SET email = IF(id > 1, IFNULL(email, ?), NULL) | CNRY-e
[MARIADB] UPDATE member m JOIN city t ON t.id = m.id SET m.email = CASE WHEN m.email IS NULL THEN ? ELSE m.email END, t.name = m.name | CNRY-e

## casts of values
[POSTGRESQL,H2] UPDATE member SET ssn = CAST(? AS VARCHAR(20)), email = CAST(NULL AS VARCHAR) WHERE ssn = CAST(? AS VARCHAR) | CNRY-new | CNRY-111
[POSTGRESQL,H2] INSERT INTO customer (id, ssn, salary, birth) VALUES (CAST(? AS INT), ?::varchar, '86420975.5'::numeric(14,2), ?::date) | #10 | CNRY-10 | @1913-03-01
[POSTGRESQL,H2] SELECT id FROM customer WHERE salary = CAST(? AS DECIMAL(14,2)) | #86420975.104
SELECT id FROM customer WHERE salary = CAST(? AS DECIMAL(14,2)) | #86420975.1
SELECT id FROM customer WHERE birth = CAST(? AS DATE) | @1913-02-01
[MARIADB] UPDATE member SET ssn = CONVERT(?, CHAR), email = CAST('CNRY-x' AS CHAR) WHERE id = 1 | CNRY-new

## values in rows of VALUES
[H2,POSTGRESQL] INSERT INTO customer (id, ssn) SELECT v.id, v.ssn FROM (VALUES (100, ?)) v(id, ssn) | CNRY-new
[H2,POSTGRESQL] INSERT INTO customer (id, ssn) SELECT v.id, v.ssn FROM (VALUES (100, ?), (101, 'CNRY-b'), (102, NULL)) v(id, ssn) | CNRY-new
[H2] MERGE INTO customer c USING (VALUES (100, ?)) AS s(id, ssn) ON c.id = s.id WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn) | CNRY-new
[H2] MERGE INTO customer c USING (VALUES (1, ?)) AS s(id, ssn) ON c.ssn = s.ssn WHEN MATCHED THEN UPDATE SET name = 'met' | CNRY-111
[H2,POSTGRESQL] INSERT INTO customer (id, ssn) SELECT 100, CAST(NULL AS VARCHAR) UNION ALL SELECT 101, ? | CNRY-new

## functions of parameters
UPDATE member SET ssn = NULLIF(?, 'none'), email = LOWER(?) WHERE id = 1 | CNRY-new | CNRY-e
UPDATE member SET ssn = NULLIF(?, 'none'), email = TRIM(?) WHERE id = 1 | none | CNRY-e
UPDATE member SET email = COALESCE(NULLIF(TRIM(?), 'none'), email) WHERE ssn = UPPER(?) | none | cnry-111
UPDATE member SET email = CASE WHEN id = 1 THEN REPLACE(?, 'z', 'e') ELSE email END | CNRY-z
INSERT INTO member (id, ssn, email) VALUES (10, NULLIF(?, ''), UPPER(?)), (11, (REPLACE(?, ' ', '')), TRIM(?)) | CNRY-10 | cnry-e | CNRY - 11 | CNRY-f

## computed cells of queries
INSERT INTO member (id, ssn, email) SELECT id + 100, COALESCE(ssn, ?), CASE WHEN id = ? THEN 'CNRY-e' WHEN name IS NULL THEN NULLIF(email, 'CNRY-y') END FROM member | CNRY-z | #1
INSERT INTO customer (id, ssn) SELECT id + 100, COALESCE(NULLIF(ssn, ?), 'CNRY-none') FROM customer | CNRY-111
INSERT INTO customer (id, ssn) SELECT id + 100, CASE WHEN id = 1 THEN ? ELSE ? END FROM customer | CNRY-a | CNRY-b
INSERT INTO customer (id, ssn, note) SELECT id + 100, CASE WHEN id > ? THEN 'CNRY-a' WHEN id = 1 THEN NULL ELSE ? END AS s, CASE WHEN 1 = 1 THEN ? ELSE ? END FROM city | #2 | CNRY-b | CNRY-c | CNRY-d
INSERT INTO customer (ssn, id) SELECT (CASE name WHEN 'Ulm' THEN 'CNRY-u' END), id + 100 FROM city
INSERT INTO customer (id, salary) SELECT id + 100, CASE WHEN id > 1 THEN 86420975.10 ELSE 86420975.20 END FROM city
INSERT INTO customer (id, ssn) SELECT id + 100, CASE WHEN ssn = ? THEN 'CNRY-x' ELSE 'CNRY-y' END FROM customer | CNRY-111
UPDATE member SET ssn = NULLIF(ssn, ?), email = COALESCE(NULLIF(member.email, 'CNRY-y'), 'CNRY-none') | CNRY-111
