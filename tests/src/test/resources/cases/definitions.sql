-- Each heading is a scenario on tables of its own, see DefinitionsTest.

## plain columns come and go
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
INSERT INTO person VALUES (1, 'CNRY-1', 'CNRY@1', 'CNRY-p1')
ALTER TABLE person ADD COLUMN age INT DEFAULT 7
SELECT * FROM person
[POSTGRESQL,MARIADB,MYSQL] ALTER TABLE person ADD COLUMN city VARCHAR(20), ADD CONSTRAINT adult CHECK (age > 3)
[H2] ALTER TABLE person ADD COLUMN city VARCHAR(20)
[H2] ALTER TABLE person ADD CONSTRAINT adult CHECK (age > 3)
INSERT INTO person (id, ssn, age, city) VALUES (2, 'CNRY-2', 5, 'Ulm')
INSERT INTO person VALUES (?, ?, ?, ?, ?, ?) | #3 | CNRY-3 | NULL | CNRY-p3 | #8 | Rom
INSERT INTO person (id, age) VALUES (4, 1)
SELECT * FROM person WHERE ssn = 'CNRY-2'
[POSTGRESQL,MYSQL] ALTER TABLE person RENAME COLUMN city TO town
[MARIADB] ALTER TABLE person CHANGE city town VARCHAR(20)
[H2] ALTER TABLE person ALTER COLUMN city RENAME TO town
ALTER TABLE person DROP CONSTRAINT adult
ALTER TABLE person DROP COLUMN age
SELECT * FROM person ORDER BY id
SELECT town FROM person WHERE ssn = ? | CNRY-3
= person.ssn
= person.pin

## a sealed column is dropped and added again
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20), name VARCHAR(20))
INSERT INTO person VALUES (1, 'CNRY-1', 'CNRY@1', 'CNRY-p1', 'Al')
ALTER TABLE person DROP COLUMN ssn
SELECT * FROM person
ALTER TABLE person ADD COLUMN ssn VARCHAR(20)
SELECT * FROM person
INSERT INTO person (id, ssn, name) VALUES (2, 'CNRY-2', 'Bo')
UPDATE person SET ssn = 'CNRY-1' WHERE email = 'CNRY@1'
SELECT * FROM person WHERE ssn IN ('CNRY-1', 'CNRY-2') ORDER BY id
INSERT INTO person VALUES (3, 'CNRY@3', 'CNRY-p3', 'Cy', 'CNRY-3')
SELECT id, ssn FROM person WHERE ssn = 'CNRY-3'
= person.ssn
[POSTGRESQL,MARIADB,MYSQL] ALTER TABLE person DROP pin, DROP COLUMN email, ADD COLUMN more INT
[H2] ALTER TABLE person DROP COLUMN pin, email
SELECT * FROM person ORDER BY id
[MARIADB,MYSQL] ALTER TABLE person ADD COLUMN email VARCHAR(60) UNIQUE AFTER id
[H2] ALTER TABLE person ADD COLUMN email VARCHAR(60) UNIQUE AFTER id
[POSTGRESQL] ALTER TABLE person ADD COLUMN IF NOT EXISTS email VARCHAR(60) UNIQUE
SELECT * FROM person ORDER BY id
UPDATE person SET email = 'CNRY@x' WHERE id = 1
UPDATE person SET email = 'CNRY@x' WHERE id = 2
SELECT id FROM person WHERE email = 'CNRY@x'
= person.email

## several columns in parentheses
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
[H2] ALTER TABLE person DROP COLUMN (ssn, email)
[H2] ALTER TABLE person ADD (ssn VARCHAR(20), age INT, email VARCHAR(60))
[MARIADB,MYSQL] ALTER TABLE person DROP COLUMN ssn, DROP COLUMN email
[MARIADB,MYSQL] ALTER TABLE person ADD COLUMN (ssn VARCHAR(20), age INT, email VARCHAR(60))
INSERT INTO person (id, ssn, email) VALUES (1, 'CNRY-1', 'CNRY@1')
SELECT * FROM person WHERE ssn = 'CNRY-1' AND email = 'CNRY@1'

## not null comes and goes
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')
[POSTGRESQL,H2] ALTER TABLE person ALTER COLUMN ssn SET NOT NULL
[MARIADB,MYSQL] ALTER TABLE person MODIFY COLUMN ssn VARCHAR(20) NOT NULL
INSERT INTO person (id, ssn) VALUES (2, NULL)
INSERT INTO person (id, ssn) VALUES (2, 'CNRY-2')
UPDATE person SET ssn = NULL
[POSTGRESQL,H2] ALTER TABLE person ALTER COLUMN ssn DROP NOT NULL
[MARIADB,MYSQL] ALTER TABLE person CHANGE ssn ssn VARCHAR(20) NULL
UPDATE person SET ssn = NULL WHERE ssn = 'CNRY-2'
INSERT INTO person (id) VALUES (3)
SELECT * FROM person ORDER BY id
[POSTGRESQL,H2] ALTER TABLE person ALTER COLUMN ssn SET DEFAULT NULL
[POSTGRESQL,H2] ALTER TABLE person ALTER COLUMN ssn SET DATA TYPE VARCHAR(20)
SELECT * FROM person WHERE ssn = 'CNRY-1'
! ALTER TABLE person ALTER COLUMN ssn SET DEFAULT 'CNRY-d'
= person.ssn

## unique constraints as tools write them
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
INSERT INTO person VALUES (1, 'CNRY-1', 'CNRY@1', 'CNRY-p1')
[MARIADB,MYSQL] alter table person add unique (ssn)
[MARIADB,MYSQL] alter table person add unique UKjxcvklj3w (ssn)
[MARIADB,MYSQL] alter table person drop key UKjxcvklj3w
[MARIADB,MYSQL] alter table person add unique key (ssn)
[MARIADB,MYSQL] alter table person add unique index UKjxcvklj3w (ssn)
[MARIADB,MYSQL] alter table person drop index UKjxcvklj3w
[MARIADB,MYSQL] alter table person add constraint unique (ssn)
[MARIADB,MYSQL] ALTER TABLE `person` ADD CONSTRAINT `UKjxcvklj3w` UNIQUE KEY `UKjxcvklj3w` (`ssn` ASC)
[MARIADB,MYSQL] ALTER TABLE `person` DROP INDEX `UKjxcvklj3w`
[MARIADB,MYSQL] alter table person add constraint UKjxcvklj3w unique (ssn), algorithm=inplace, lock=none
[MARIADB,MYSQL] alter table person drop index UKjxcvklj3w
[POSTGRESQL,H2] alter table if exists person drop constraint if exists UKjxcvklj3w
[POSTGRESQL,H2] alter table if exists person add constraint UKjxcvklj3w unique (ssn)
[POSTGRESQL,H2] alter table if exists person drop constraint if exists UKjxcvklj3w
[POSTGRESQL] alter table person add unique nulls not distinct (ssn)
[POSTGRESQL] alter table person add constraint named unique (ssn) deferrable initially deferred
create index by_ssn on person (ssn desc, email asc)
[POSTGRESQL,H2] create index by_email on person (email asc nulls first)
! create index by_part on person (lower(ssn) asc)
alter table person add constraint UKjxcvklj3x unique (ssn, email)
INSERT INTO person VALUES (2, 'CNRY-1', 'CNRY@1', 'CNRY-p1')
INSERT INTO person VALUES (3, 'CNRY-3', 'CNRY@1', 'CNRY-p1')
SELECT * FROM person ORDER BY id
= person.ssn

## unique, index and primary key
CREATE TABLE person (id INT, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
INSERT INTO person (id, ssn, email) VALUES (1, 'CNRY-1', 'CNRY@1')
ALTER TABLE person ADD CONSTRAINT one_ssn UNIQUE (ssn)
INSERT INTO person (id, ssn, email) VALUES (2, 'CNRY-1', 'CNRY@2')
INSERT INTO person (id, ssn, email) VALUES (2, 'CNRY-2', 'CNRY@1')
[POSTGRESQL,MARIADB,MYSQL] ALTER TABLE person DROP CONSTRAINT one_ssn
[H2] ALTER TABLE person DROP CONSTRAINT one_ssn
INSERT INTO person (id, ssn, email) VALUES (3, 'CNRY-1', 'CNRY@3')
CREATE UNIQUE INDEX one_email ON person (email, id)
INSERT INTO person (id, ssn, email) VALUES (3, 'CNRY-1', 'CNRY@3')
[H2,POSTGRESQL] DROP INDEX one_email
[MARIADB,MYSQL] DROP INDEX one_email ON person
INSERT INTO person (id, ssn, email) VALUES (3, 'CNRY-1', 'CNRY@3')
DELETE FROM person WHERE id = 3
[MARIADB,MYSQL] ALTER TABLE person ADD INDEX by_ssn (ssn), ADD UNIQUE KEY two (id, email)
[MARIADB,MYSQL] ALTER TABLE person DROP INDEX by_ssn, DROP KEY two
[POSTGRESQL] CREATE UNIQUE INDEX few ON person (email) WHERE ssn IS NOT NULL
[POSTGRESQL] INSERT INTO person (id, ssn, email) VALUES (4, 'CNRY-4', 'CNRY@1')
[POSTGRESQL] INSERT INTO person (id, email) VALUES (4, 'CNRY@1')
[POSTGRESQL] CREATE INDEX CONCURRENTLY IF NOT EXISTS hashed ON person USING hash (email)
[H2,POSTGRESQL] ALTER TABLE person ALTER COLUMN id SET NOT NULL
! ALTER TABLE person ADD UNIQUE (pin)
! ALTER TABLE person ADD CHECK (ssn <> 'CNRY-x')
SELECT * FROM person WHERE email = 'CNRY@1' ORDER BY id

## a primary key over plain and sealed columns
CREATE TABLE person (id INT, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20), CONSTRAINT pk PRIMARY KEY (id, ssn))
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-2')
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-2')
INSERT INTO person (id, ssn) VALUES (2, NULL)
SELECT * FROM person WHERE id = 1 AND ssn = 'CNRY-2'
= person.ssn

## a foreign key between sealed columns
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20) NOT NULL, email VARCHAR(60), pin VARCHAR(20), UNIQUE (ssn))
CREATE TABLE visit (id INT PRIMARY KEY, holder VARCHAR(20), CONSTRAINT held FOREIGN KEY (holder) REFERENCES person (ssn) ON DELETE CASCADE)
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')
INSERT INTO visit VALUES (1, 'CNRY-1')
INSERT INTO visit VALUES (2, 'CNRY-2')
INSERT INTO visit VALUES (3, NULL)
UPDATE person SET ssn = 'CNRY-3' WHERE id = 1
DELETE FROM person WHERE ssn = 'CNRY-1'
SELECT * FROM visit ORDER BY id
[POSTGRESQL,H2] ALTER TABLE visit DROP CONSTRAINT held
[MARIADB,MYSQL] ALTER TABLE visit DROP FOREIGN KEY held
INSERT INTO visit VALUES (2, 'CNRY-2')
! ALTER TABLE visit ADD FOREIGN KEY (holder) REFERENCES person (ssn) ON UPDATE CASCADE
! ALTER TABLE visit ADD FOREIGN KEY (holder) REFERENCES person (ssn) ON DELETE SET NULL
! ALTER TABLE visit ADD FOREIGN KEY (holder) REFERENCES person (email)
ALTER TABLE visit ADD FOREIGN KEY (holder) REFERENCES person (ssn)
DELETE FROM visit
ALTER TABLE visit ADD FOREIGN KEY (holder) REFERENCES person (ssn)
INSERT INTO visit VALUES (2, 'CNRY-2')

## a foreign key inside the column's definition
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20) UNIQUE, email VARCHAR(60), pin VARCHAR(20))
CREATE TABLE visit (id INT PRIMARY KEY, holder VARCHAR(20) NOT NULL REFERENCES person (ssn))
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')
INSERT INTO visit VALUES (1, 'CNRY-1')
[H2,POSTGRESQL] INSERT INTO visit VALUES (2, 'CNRY-2')
SELECT p.ssn, v.holder FROM person p JOIN visit v ON v.holder = p.ssn

## the policy's names stay
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
CREATE TABLE other (id INT PRIMARY KEY)
! ALTER TABLE person RENAME TO client
! ALTER TABLE other RENAME TO person
[POSTGRESQL,MARIADB,MYSQL] ! ALTER TABLE person RENAME COLUMN ssn TO number
[H2] ! ALTER TABLE person ALTER COLUMN ssn RENAME TO number
[MARIADB,MYSQL] ! RENAME TABLE person TO client
[MARIADB,MYSQL] ! ALTER TABLE person CHANGE ssn number VARCHAR(20)
! CREATE TEMPORARY TABLE person (id INT)

## tables from queries
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20), name VARCHAR(20))
INSERT INTO person VALUES (1, 'CNRY-1', 'CNRY@1', 'CNRY-p1', 'Al'), (2, 'CNRY-2', 'CNRY@2', NULL, 'Bo')
CREATE TABLE names AS SELECT id, name FROM person WHERE id > 0
SELECT * FROM names ORDER BY id
CREATE TEMPORARY TABLE found AS SELECT id FROM person WHERE ssn IS NOT NULL
SELECT * FROM found ORDER BY id
[H2,MARIADB,MYSQL] CREATE TABLE one AS SELECT id, name FROM person WHERE ssn = 'CNRY-2'
[H2,MARIADB,MYSQL] SELECT * FROM one
! CREATE TABLE copied AS SELECT id, ssn FROM person
! CREATE TABLE copied AS SELECT * FROM person
! CREATE TABLE visit AS SELECT id, name AS holder FROM person
[POSTGRESQL] ! SELECT id, ssn INTO copied FROM person
[POSTGRESQL] SELECT id, name INTO copied FROM person
[POSTGRESQL] SELECT * FROM copied ORDER BY id
[POSTGRESQL] ! CREATE TABLE copied_too (LIKE person)
[MARIADB,MYSQL] ! CREATE TABLE copied_too LIKE person

## partitions
[POSTGRESQL] CREATE TABLE person (id INT, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20)) PARTITION BY RANGE (id)
[POSTGRESQL] CREATE TABLE person_1 PARTITION OF person FOR VALUES FROM (0) TO (10)
[POSTGRESQL] CREATE TABLE person_2 PARTITION OF person FOR VALUES FROM (10) TO (20)
[MARIADB,MYSQL] CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20)) PARTITION BY RANGE (id) (PARTITION p1 VALUES LESS THAN (10), PARTITION p2 VALUES LESS THAN (20))
[POSTGRESQL,MARIADB,MYSQL] INSERT INTO person (id, ssn, pin) VALUES (1, 'CNRY-1', 'CNRY-p1'), (11, 'CNRY-2', NULL)
[POSTGRESQL,MARIADB,MYSQL] UPDATE person SET email = 'CNRY@2' WHERE ssn = 'CNRY-2'
[POSTGRESQL,MARIADB,MYSQL] SELECT * FROM person WHERE email = 'CNRY@2'
[POSTGRESQL,MARIADB,MYSQL] SELECT * FROM person ORDER BY id
[POSTGRESQL,MARIADB,MYSQL] INSERT INTO person (id, ssn) VALUES (30, 'CNRY-30')
[POSTGRESQL] ALTER TABLE person ADD COLUMN age INT
[POSTGRESQL] ! SELECT * FROM person_1
[POSTGRESQL] ! INSERT INTO person_1 (id, ssn) VALUES (3, 'CNRY-3')
[POSTGRESQL] ! ALTER TABLE person DETACH PARTITION person_1
[POSTGRESQL] ! CREATE TABLE visit (id INT, holder VARCHAR(20)) PARTITION BY LIST (holder)
[POSTGRESQL] DROP TABLE person_1
[MARIADB,MYSQL] ALTER TABLE person ADD PARTITION (PARTITION p3 VALUES LESS THAN (40))
[MARIADB,MYSQL] ALTER TABLE person DROP PARTITION p1
[POSTGRESQL,MARIADB,MYSQL] SELECT * FROM person ORDER BY id
[POSTGRESQL,MARIADB,MYSQL] = person.ssn

## what shows how a table is stored
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
[H2,MARIADB,MYSQL] ! SHOW COLUMNS FROM person
[MARIADB,MYSQL] ! DESCRIBE person
[MARIADB,MYSQL] ! SHOW INDEX FROM person

## upkeep
CREATE TABLE person (id INT PRIMARY KEY, ssn VARCHAR(20), email VARCHAR(60), pin VARCHAR(20))
INSERT INTO person (id, ssn) VALUES (1, 'CNRY-1')
[H2,POSTGRESQL] COMMENT ON COLUMN person.ssn IS 'their number'
[POSTGRESQL] ANALYZE person (ssn, id)
[POSTGRESQL] VACUUM person
[H2] ANALYZE TABLE person
[MARIADB,MYSQL] ALTER TABLE person COMMENT = 'people', ROW_FORMAT = DYNAMIC
[MARIADB,MYSQL] LOCK TABLES person WRITE
[MARIADB,MYSQL] UPDATE person SET email = 'CNRY@1' WHERE ssn = 'CNRY-1'
[MARIADB,MYSQL] UNLOCK TABLES
[MARIADB,MYSQL] CREATE TRIGGER touched BEFORE INSERT ON person FOR EACH ROW SET NEW.id = NEW.id + 100
[MARIADB,MYSQL] INSERT INTO person (id, ssn) VALUES (2, 'CNRY-2')
[MARIADB,MYSQL] DROP TRIGGER touched
SELECT * FROM person ORDER BY id
TRUNCATE TABLE person
SELECT * FROM person
DROP TABLE person
SELECT * FROM person
