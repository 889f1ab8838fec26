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
