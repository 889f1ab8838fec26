-- an application's statements
CREATE TABLE orders (id INT, customer_id INT);
INSERT INTO customer (id, ssn) VALUES (1, 'canary-1');
  SELECT id, ssn FROM customer WHERE ssn = 'canary;2';
SELECT id FROM customer
 WHERE name = 'x'
   AND ssn LIKE 'canary%';
SELECT * FROM orders WHERE id = 4711;
SELECT MAX(ssn), 4711 FROM customer;
SELECT nonsense FROM WHERE customer;
