## queries
SELECT 1
select * from customer
SELECT id, ssn FROM customer WHERE ssn = ?
SELECT c.id, c."ssn" AS x FROM public.customer AS c WHERE c.ssn IN (?, ?, 'a') AND c.id <> 5 AND c.id != 6
SELECT c FROM customer c WHERE (c.ssn, c.id) = (?, 1) OR c.ssn IS NULL
SELECT (c).ssn, (c.addr).city FROM customer c
SELECT count(*), count(DISTINCT ssn), max(id) FROM customer GROUP BY name HAVING count(*) > 1 ORDER BY 1 DESC NULLS LAST
SELECT * FROM a JOIN b ON a.id = b.id LEFT OUTER JOIN c USING (id) NATURAL JOIN d CROSS JOIN e, f FULL JOIN g ON true
SELECT * FROM (SELECT id FROM customer) t(x) WHERE EXISTS (SELECT 1 FROM claim WHERE claim.id = t.x)
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(id, name)
WITH t AS (SELECT 1 AS a), u(b) AS MATERIALIZED (SELECT a FROM t), v AS NOT MATERIALIZED (SELECT 2) SELECT * FROM t, u
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 10) SELECT n FROM t
WITH moved AS (DELETE FROM customer WHERE id = ? RETURNING *) INSERT INTO archive SELECT * FROM moved
WITH x AS (INSERT INTO customer (id) VALUES (1) RETURNING id) SELECT * FROM x
WITH x AS (UPDATE customer SET ssn = ? RETURNING id) UPDATE other SET id = x.id FROM x
SELECT id FROM a UNION SELECT id FROM b EXCEPT SELECT id FROM c INTERSECT ALL SELECT id FROM d
(SELECT id FROM a) UNION ALL (SELECT id FROM b ORDER BY id LIMIT 1) ORDER BY id LIMIT 5 OFFSET 2
SELECT * FROM customer ORDER BY id OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY
SELECT * FROM customer LIMIT ALL
SELECT * FROM customer LIMIT NULL OFFSET ?
SELECT * FROM customer OFFSET 5 LIMIT 10
SELECT * FROM customer LIMIT 5 + 1
SELECT * FROM customer FETCH FIRST ROW ONLY
SELECT * FROM customer WHERE id = ? FOR UPDATE
SELECT * FROM customer c JOIN d ON true FOR UPDATE OF c, d NOWAIT
SELECT * FROM customer FOR NO KEY UPDATE SKIP LOCKED
SELECT * FROM customer FOR SHARE
SELECT * FROM customer ORDER BY id LIMIT 1 FOR UPDATE OF customer SKIP LOCKED
SELECT * FROM customer FOR KEY SHARE FOR UPDATE
VALUES (1, 'a'), (2, 'b') ORDER BY 1
TABLE customer
SELECT * FROM ONLY customer
SELECT DISTINCT ON (name, id) name, ssn FROM customer ORDER BY name, id
SELECT CASE WHEN ssn = ? THEN 1 ELSE 0 END, CASE ssn WHEN 'a' THEN 1 END AS case FROM customer
SELECT coalesce(ssn, 'x'), nullif(ssn, ?), CAST(id AS varchar(10)), id::text, ?::int[], '5'::numeric(10,2), now()::timestamp(3) with time zone FROM customer
SELECT a::double precision, b::character varying(5), c::bit varying, d::"char", e::public.mytype, f::int[][], g::timestamp without time zone FROM t
SELECT substring(name from 1 for 3), trim(both ' ' from name), trim(name), extract(year from birth), position('a' in name), overlay(name placing 'x' from 1 for 2) FROM customer
SELECT date '2020-01-31', time '10:00:00', timestamp '2020-01-31 10:00:00', interval '1 day', interval '1' day, bool 't', point '(1,2)', numeric '1.5', jsonb '{}'
SELECT timestamp with time zone '2020-01-31 10:00:00+01', double precision '1.5', numeric(10,2) '1.5', varchar(5) 'abc'
SELECT {d '2020-01-31'}, {t '10:00:00'}, {ts '2020-01-31 10:00:00'}, {fn lcase('A')}
SELECT * FROM customer WHERE name LIKE 'a!%' ESCAPE '!' AND name NOT LIKE ? OR name ILIKE 'x' AND name SIMILAR TO '^a' OR name ~ 'x' OR name !~* 'y' OR name ~~ 'z'
SELECT * FROM customer WHERE id BETWEEN 1 AND 5 AND id NOT BETWEEN SYMMETRIC 9 AND 7
SELECT * FROM customer WHERE ssn IS DISTINCT FROM ? AND ssn IS NOT DISTINCT FROM 'x' AND name ISNULL AND name NOTNULL
SELECT * FROM customer WHERE id = ANY(?) OR id = ANY (SELECT id FROM claim) OR id > ALL (SELECT 1) OR id = ANY (ARRAY[1,2]) OR name LIKE ANY (ARRAY['a','b']) OR id = SOME (?::int[])
SELECT row_number() OVER (PARTITION BY name ORDER BY id), sum(id) OVER w, sum(id) OVER (w ROWS 1 PRECEDING) FROM customer WINDOW w AS (ORDER BY id), v AS (PARTITION BY name)
SELECT sum(id) FILTER (WHERE id > 1), percentile_cont(0.5) WITHIN GROUP (ORDER BY id), array_agg(id ORDER BY id DESC), string_agg(DISTINCT name, ',' ORDER BY name) FROM customer
SELECT ARRAY[1, 2][1], ARRAY[[1,2],[3,4]], ARRAY(SELECT id FROM customer), a[1], a[1:2], a[:2], a[1:], (ARRAY[1,2])[1], ARRAY[]::int[] FROM t
SELECT * FROM unnest(ARRAY[1, 2], ARRAY[3, 4]) WITH ORDINALITY AS t(a, b, c)
SELECT * FROM generate_series(1, 10) AS g
SELECT * FROM generate_series(1, 10) AS g(x), LATERAL (SELECT g.x) y, LATERAL generate_series(1, g.x) z
SELECT * FROM json_to_recordset('[]') AS x(a int, b text)
SELECT * FROM generate_series(1, 3) WITH ORDINALITY
SELECT data->'a', data->>'b', data#>'{a,b}', data#>>'{a}', data @> '{}'::jsonb, data <@ ?, data ?? 'k', data ??| array['a'], data ??& array['b'], data || '{}', data - 'a', data @@ 'x', data @? '$.a' FROM t
SELECT a & b, a | b, a # b, ~a, a << 2, a >> 2, a ^ 2, |/ 25, @ -5, a && b, a <-> b, a -|- b, !! 5 FROM t
SELECT 5!=3, 2*-3, -5, +5, a*b, a%b, a/b
SELECT name COLLATE "C", name COLLATE pg_catalog."C" FROM customer ORDER BY name COLLATE "de_DE"
SELECT ts AT TIME ZONE 'UTC', ts AT TIME ZONE ?, ts AT TIME ZONE INTERVAL '1 hour' FROM t
SELECT E'it\'s', 'it''s', $$it's$$, $tag$a$b$tag$, U&'\0041', U&'!0041' UESCAPE '!', B'0101', X'1F', N'x'
SELECT 'a' 'b'
SELECT current_date, current_timestamp, current_user, session_user, localtimestamp(3), current_schema
SELECT date, time, timestamp, value, "user", year, method, position, result, condition, language, key, type, name, text, level FROM t
SELECT t.date, t.time, t.key, t.first, t.last, t.rows, t.select, t.from FROM t
SELECT id AS date, id AS select, id AS from, id AS order FROM customer
SELECT id date_x, id value FROM customer
SELECT * FROM customer WHERE ssn = ('x') AND (ssn) = (?) AND ((id)) = ((1))
SELECT * FROM customer WHERE NOT (ssn = ?) AND NOT active
SELECT id FROM customer /* a /* nested */ comment */ WHERE id = 1 -- end
SELECT id FROM customer WHERE id = 1;
SELECT * FROM a LEFT JOIN (b INNER JOIN c ON b.id = c.id) ON a.id = b.id
SELECT * FROM a JOIN b JOIN c ON b.id = c.id ON a.id = b.id
SELECT * FROM (a CROSS JOIN b) AS x
SELECT * FROM customer TABLESAMPLE bernoulli (10) REPEATABLE (1)
SELECT make_interval(days => 10), make_interval(days := 10)
SELECT concat(VARIADIC ARRAY['a', 'b'])
SELECT name, sum(id) FROM customer GROUP BY ROLLUP (name), CUBE (a, b), GROUPING SETS ((name), (), ROLLUP (b))
SELECT grouping(name), name FROM customer GROUP BY name
SELECT ROW(1, 2), ROW(c.*), (1, 2, 3), ROW(1, 'a') = ROW(2, 'b') FROM customer c
SELECT 1 WHERE 1 = 1
SELECT id INTO newtable FROM customer
SELECT id INTO TEMP newtable FROM customer
SELECT * FROM customer WHERE (name, id) IN (SELECT name, id FROM claim) AND (id, ssn) NOT IN ((1, ?), (2, 'x'))
SELECT * FROM customer WHERE (start, stop) OVERLAPS (DATE '2001-02-16', DATE '2001-12-21')
SELECT * FROM customer ORDER BY id USING >, name NULLS FIRST
SELECT json_object('a' : 1, 'b' VALUE 2), json_array(1, 2 ABSENT ON NULL), js IS JSON OBJECT FROM t
SELECT a IS TRUE, a IS NOT FALSE, a IS UNKNOWN, a IS NOT NULL, a IS NORMALIZED, a IS DOCUMENT FROM t
SELECT 'abc' LIKE 'a%' AND 1 < 2 = true
SELECT x.*, y.id FROM x, y
SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN '1 day' PRECEDING AND '1 day' FOLLOWING EXCLUDE CURRENT ROW), sum(a) OVER (ORDER BY b GROUPS UNBOUNDED PRECEDING) FROM t
SELECT operator_test FROM t WHERE a OPERATOR(pg_catalog.=) b
SELECT ssn FROM customer WHERE ssn = ?::varchar AND id = CAST(? AS bigint) AND name = lower(?)
SELECT count(*) FROM customer WHERE created > now() - interval '1 month' * ?
select customer0_.id as id1_0_, customer0_.ssn as ssn2_0_ from customer customer0_ left outer join claim claims1_ on customer0_.id=claims1_.customer_id where customer0_.ssn=? order by customer0_.id asc fetch first ? rows only
SELECT pg_catalog.set_config('search_path', '', false)
SELECT n.nspname, c.relname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','p','') AND n.nspname !~ '^pg_toast' AND pg_catalog.pg_table_is_visible(c.oid)
## inserts
INSERT INTO customer VALUES (1, 'a', ?)
INSERT INTO customer AS c (id, ssn) VALUES (?, ?), (2, DEFAULT) RETURNING id, ssn AS x, *
INSERT INTO customer (id, ssn) VALUES (NULL, ?::varchar)
INSERT INTO public.customer ("id", "ssn") SELECT id, ssn FROM other WHERE id > ?
INSERT INTO customer SELECT * FROM other
INSERT INTO customer (SELECT * FROM other)
INSERT INTO customer DEFAULT VALUES
INSERT INTO customer DEFAULT VALUES RETURNING id
INSERT INTO customer (id) OVERRIDING SYSTEM VALUE VALUES (1)
INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT DO NOTHING
INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ssn = EXCLUDED.ssn
INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT (id, lower(name)) WHERE active DO UPDATE SET ssn = excluded.ssn, name = DEFAULT WHERE customer.id > 5 RETURNING *
INSERT INTO customer (id, ssn) VALUES (1, ?) ON CONFLICT ON CONSTRAINT customer_pkey DO UPDATE SET (ssn, name) = (EXCLUDED.ssn, ?)
INSERT INTO customer (id, ssn) SELECT id, ssn FROM other ON CONFLICT (id) DO NOTHING
INSERT INTO customer (tags[1], addr.city) VALUES ('a', 'b')
INSERT INTO customer (id, value, date, "user", key) VALUES (1, 2, ?, 'x', 3)
INSERT INTO customer (id) WITH t AS (SELECT 1) SELECT * FROM t
WITH t AS (SELECT 1) INSERT INTO customer (id) SELECT * FROM t
INSERT INTO customer (birth, d) VALUES (DATE '2020-01-31', now() + interval '1 day')
INSERT INTO customer (id, a) VALUES (nextval('seq'), ARRAY[1,2]), (1, '{1,2}'::int[])
INSERT INTO customer (id) VALUES ((SELECT max(id) + 1 FROM customer))
INSERT INTO customer (id) VALUES (1) RETURNING (SELECT 1), upper(ssn)
MERGE INTO customer t USING other s ON t.id = s.id WHEN MATCHED THEN UPDATE SET ssn = s.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (s.id, s.ssn)
MERGE INTO customer AS t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED AND t.id > 1 THEN DELETE WHEN MATCHED THEN DO NOTHING WHEN NOT MATCHED THEN INSERT DEFAULT VALUES RETURNING t.id
MERGE INTO customer t USING other s ON t.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED BY TARGET AND s.id > 1 THEN INSERT (id) VALUES (s.id)
## updates and deletes
UPDATE customer SET ssn = ?
UPDATE customer SET ssn = ?, name = DEFAULT, id = id + 1 WHERE ssn = 'x' RETURNING id, ssn
UPDATE ONLY customer c SET ssn = ? WHERE c.id = ?
UPDATE customer AS c SET (ssn, name) = (?, 'a') WHERE id IN (SELECT id FROM other)
UPDATE customer SET (ssn, name) = ROW (?, 'a'), (a) = (DEFAULT)
UPDATE customer SET (ssn, name) = (SELECT ssn, name FROM other WHERE other.id = customer.id)
UPDATE customer SET ssn = s.ssn FROM other s JOIN third ON true WHERE s.id = customer.id
UPDATE customer SET tags[1] = 'x', addr.city = 'y' WHERE CURRENT OF cur
UPDATE customer SET data = data || jsonb_build_object('a', ?), updated = now() WHERE id = ?
WITH t AS (SELECT 1 AS id) UPDATE customer SET ssn = ? FROM t WHERE t.id = customer.id
DELETE FROM customer
DELETE FROM customer WHERE ssn = ? AND id > 5 RETURNING *
DELETE FROM ONLY customer c USING other o, third t WHERE c.id = o.id
DELETE FROM customer AS c WHERE c.ssn IN (?, ?)
DELETE FROM customer WHERE ctid = ANY (ARRAY(SELECT ctid FROM customer LIMIT 10))
WITH t AS (SELECT 1 AS id) DELETE FROM customer USING t WHERE t.id = customer.id
## shapes that test suites of the database have
SELECT * FROM a LEFT JOIN b JOIN c ON b.x = c.x ON a.x = b.x RIGHT JOIN d USING (x)
SELECT * FROM f(g(1, 2), 10) AS t, LATERAL h(t.a) u
SELECT * FROM f(5) AS (a int, b numeric(10, 2), c text)
SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN 5::int8 PRECEDING AND '1 day'::interval FOLLOWING EXCLUDE GROUP) FROM t
SELECT cube(cube(1, 2), 42), unnest(ARRAY[1, 2]), collation for ('x'), substring('abc' similar 'a#"b#"c' escape '#')
SELECT interval '1 2:03.4567' day to second(2), '1'::bit(3), ARRAY[[[1], [2]]]
SELECT a FROM t ORDER BY a FETCH FIRST 5 ROWS WITH TIES OFFSET 10
SELECT a FROM t GROUP BY GROUPING SETS (ROLLUP (a, b), CUBE (c), (), d), DISTINCT_X
INSERT INTO t (f4[1].if2[1], f4[1].if2[2]) VALUES ('foo', 'bar')
MERGE INTO t USING s1 INNER JOIN s2 ON s1.x = s2.x ON t.x = s1.x WHEN MATCHED THEN DELETE
SELECT (f(a)).*, (b).* FROM t
SELECT * FROM t* x WHERE x.a = 1
SELECT FROM t WHERE a = ? UNION SELECT FROM u
SELECT CASE WHEN a THEN b END COLLATE "C" FROM t
SELECT a FROM ((SELECT a FROM t ORDER BY b LIMIT 3) ORDER BY a) AS x
SELECT jt.a FROM t, JSON_TABLE(t.j, '$[*]' COLUMNS (a int PATH '$.a', NESTED PATH '$.b[*]' COLUMNS (b text PATH '$'))) AS jt
SELECT json_value(a, '$.b' PASSING x AS y, z AS w RETURNING numeric(10,2) DEFAULT c + 1 ON EMPTY ERROR ON ERROR) FROM t
SELECT json_query(a FORMAT JSON ENCODING UTF8, '$.b' RETURNING jsonb WITHOUT ARRAY WRAPPER EMPTY ARRAY ON EMPTY) FROM t
SELECT json_object('a' VALUE b FORMAT JSON, c: d NULL ON NULL WITH UNIQUE KEYS RETURNING jsonb), json_arrayagg(a ORDER BY b ABSENT ON NULL RETURNING text) FROM t
SELECT json_query(a, '$' WITH CONDITIONAL WRAPPER KEEP QUOTES ON SCALAR STRING), json_exists(a, '$.x' PASSING 1 AS y UNKNOWN ON ERROR) FROM t
SELECT key, json_build_object('a', key), json_object('a', key) FROM t
SELECT a::interval day to second(3), b::interval year FROM t
