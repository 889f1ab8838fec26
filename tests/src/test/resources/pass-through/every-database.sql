SELECT 1
select   1  as "One" ,2
 SELECT 1 
	SELECT	1	
SELECT 1;
SELECT 1 ; 
;
;;
-- only a comment
/* only a comment */
/* one */ SELECT /* two */ 1 /* three */ -- four
SELECT 'it''s', '', ';', '--', '/* no comment */', '?'
SELECT 'customer', 'DELETE FROM customer', ' customer '
SELECT "customer's" FROM city
SELECT * FROM city
SELECT city.* FROM city
SELECT c.*, c.name AS customer_name FROM city c
SELECT id, name FROM city WHERE code = ? AND name <> ? ORDER BY id DESC
SELECT DISTINCT name FROM city GROUP BY name HAVING COUNT(*) > 1
SELECT a.id FROM city a, city b WHERE a.id = b.id
SELECT a.id FROM city a JOIN city b ON a.id = b.id LEFT JOIN city c ON c.id = b.id
SELECT a.id FROM city a NATURAL JOIN city b
SELECT a.id FROM city a JOIN city b USING (id)
SELECT (SELECT MAX(id) FROM city) AS m, EXISTS (SELECT 1 FROM city) AS e
SELECT name FROM city WHERE id IN (SELECT id FROM city WHERE code LIKE 'A%')
SELECT name FROM city UNION SELECT code FROM city UNION ALL SELECT 'x' ORDER BY 1
SELECT name FROM city EXCEPT SELECT code FROM city
SELECT CASE WHEN id > 1 THEN 'a' ELSE 'b' END, COALESCE(name, code), NULLIF(name, code) FROM city
SELECT CAST(id AS VARCHAR(10)), CAST(? AS INTEGER) FROM city
SELECT id, ROW_NUMBER() OVER (PARTITION BY code ORDER BY name) FROM city
SELECT SUM(id) OVER w FROM city WINDOW w AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
WITH w AS (SELECT id FROM city) SELECT * FROM w
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT n FROM r
SELECT * FROM INFORMATION_SCHEMA.TABLES
SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = ? ORDER BY ordinal_position
SELECT COUNT(*) FROM information_schema.key_column_usage
INSERT INTO city VALUES (1, 'a', 'b')
INSERT INTO city (id, name, code) VALUES (?, ?, ?)
INSERT INTO city (id, name, code) VALUES (1, 'a', 'b'), (2, 'c', 'd')
INSERT INTO city (id, name) SELECT id + 100, name FROM city
INSERT INTO city (id) VALUES (DEFAULT)
UPDATE city SET name = ?, code = NULL WHERE id = ?
UPDATE city SET name = (SELECT MAX(code) FROM city)
DELETE FROM city
DELETE FROM city WHERE id BETWEEN ? AND ?
CREATE TABLE town (id INT PRIMARY KEY, name VARCHAR(60) NOT NULL DEFAULT 'x', UNIQUE (name))
CREATE TABLE town2 (id INT, city_id INT REFERENCES city(id), CHECK (id > 0))
CREATE VIEW towns AS SELECT id, name FROM city WHERE code IS NOT NULL
CREATE INDEX city_name ON city (name)
CREATE UNIQUE INDEX city_code ON city (code)
ALTER TABLE city ADD COLUMN size INT
ALTER TABLE city DROP COLUMN size
DROP TABLE town
DROP VIEW towns
TRUNCATE TABLE city
COMMIT
ROLLBACK
SAVEPOINT one
ROLLBACK TO SAVEPOINT one
GRANT SELECT ON city TO reader
REVOKE SELECT ON city FROM reader
EXPLAIN SELECT * FROM city
CREATE SCHEMA other
SET foo = 'bar'
CALL nothing(1, ?)
{call nothing(?, ?)}
{? = call something(?)}
{ call   nothing ( ) }
SELECT {fn UCASE(name)}, {d '2026-01-01'}, {ts '2026-01-01 10:00:00'}, {t '10:00:00'} FROM city
SELECT * FROM {oj city a LEFT OUTER JOIN city b ON a.id = b.id}
SELECT name FROM city WHERE name LIKE 'a!_%' {escape '!'}
SELECT 'unclosed
SELECT "unclosed
SELECT /* unclosed
SELEC nonsense FORM city
)(
SELECT * FROM city WHERE WHERE
SELECT ,,, FROM
FOO BAR BAZ ?
SELECT * FROM customers, customer_, xcustomer, claims, "member ships"
SELECT 1 -- customer
SELECT 1 /* from customer */
SELECT 'é', 'ß😀', N'x', U&'\0041' FROM city
SELECT Ünïcode FROM "Tâble"
