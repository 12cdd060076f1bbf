-- Some rows of the Sakila sample database, those of postgres-sakila-db/postgres-sakila-insert-data-using-copy.sql at
-- https://github.com/jOOQ/sakila as insert statements, without passwords. Its licence is in the file LICENSE next to this one.

ALTER TABLE country DISABLE TRIGGER ALL;
INSERT INTO country (country_id, country, last_update) VALUES
    (8, 'Australia', '2006-02-15 04:44:00'),
    (20, 'Canada', '2006-02-15 04:44:00'),
    (23, 'China', '2006-02-15 04:44:00'),
    (39, 'Greece', '2006-02-15 04:44:00'),
    (50, 'Japan', '2006-02-15 04:44:00'),
    (64, 'Myanmar', '2006-02-15 04:44:00'),
    (92, 'Taiwan', '2006-02-15 04:44:00'),
    (97, 'Turkey', '2006-02-15 04:44:00'),
    (102, 'United Kingdom', '2006-02-15 04:44:00'),
    (103, 'United States', '2006-02-15 04:44:00'),
    (108, 'Yugoslavia', '2006-02-15 04:44:00');
ALTER TABLE country ENABLE TRIGGER ALL;

ALTER TABLE city DISABLE TRIGGER ALL;
INSERT INTO city (city_id, city, country_id, last_update) VALUES
    (38, 'Athenai', 39, '2006-02-15 04:45:25'),
    (139, 'Daxian', 23, '2006-02-15 04:45:25'),
    (280, 'Kragujevac', 108, '2006-02-15 04:45:25'),
    (281, 'Ktahya', 97, '2006-02-15 04:45:25'),
    (295, 'Laredo', 103, '2006-02-15 04:45:25'),
    (300, 'Lethbridge', 20, '2006-02-15 04:45:25'),
    (349, 'Myingyan', 64, '2006-02-15 04:45:25'),
    (361, 'Nantou', 92, '2006-02-15 04:45:25'),
    (449, 'San Bernardino', 103, '2006-02-15 04:45:25'),
    (463, 'Sasebo', 50, '2006-02-15 04:45:25'),
    (495, 'Southend-on-Sea', 102, '2006-02-15 04:45:25'),
    (576, 'Woodridge', 8, '2006-02-15 04:45:25');
ALTER TABLE city ENABLE TRIGGER ALL;

ALTER TABLE address DISABLE TRIGGER ALL;
INSERT INTO address (address_id, address, address2, district, city_id, postal_code, phone, last_update) VALUES
    (1, '47 MySakila Drive', null, ' ', 300, null, ' ', '2006-02-15 04:45:30'),
    (2, '28 MySQL Boulevard', null, ' ', 576, null, ' ', '2006-02-15 04:45:30'),
    (3, '23 Workhaven Lane', null, ' ', 300, null, ' ', '2006-02-15 04:45:30'),
    (4, '1411 Lillydale Drive', null, ' ', 576, null, ' ', '2006-02-15 04:45:30'),
    (5, '1913 Hanoi Way', null, ' ', 463, '35200', ' ', '2006-02-15 04:45:30'),
    (6, '1121 Loja Avenue', null, ' ', 449, '17886', ' ', '2006-02-15 04:45:30'),
    (7, '692 Joliet Street', null, ' ', 38, '83579', ' ', '2006-02-15 04:45:30'),
    (8, '1566 Inegl Manor', null, ' ', 349, '53561', ' ', '2006-02-15 04:45:30'),
    (9, '53 Idfu Parkway', null, ' ', 361, '42399', ' ', '2006-02-15 04:45:30'),
    (10, '1795 Santiago de Compostela Way', null, ' ', 295, '18743', ' ', '2006-02-15 04:45:30'),
    (11, '900 Santiago de Compostela Parkway', null, ' ', 280, '93896', ' ', '2006-02-15 04:45:30'),
    (20, '360 Toulouse Parkway', null, ' ', 495, '54308', ' ', '2006-02-15 04:45:30'),
    (68, '1966 Amroha Avenue', null, ' ', 139, '70385', ' ', '2006-02-15 04:45:30'),
    (128, '848 Tafuna Manor', null, ' ', 281, '45142', ' ', '2006-02-15 04:45:30');
ALTER TABLE address ENABLE TRIGGER ALL;

ALTER TABLE store DISABLE TRIGGER ALL;
INSERT INTO store (store_id, manager_staff_id, address_id, last_update) VALUES
    (1, 1, 1, '2006-02-15 04:57:12'),
    (2, 2, 2, '2006-02-15 04:57:12');
ALTER TABLE store ENABLE TRIGGER ALL;

ALTER TABLE staff DISABLE TRIGGER ALL;
INSERT INTO staff (staff_id, first_name, last_name, address_id, email, store_id, active, username, last_update, picture) VALUES
    (1, 'Mike', 'Hillyer', 3, 'Mike.Hillyer@sakilastaff.com', 1, true, 'Mike', '2006-02-15 04:57:16', null),
    (2, 'Jon', 'Stephens', 4, 'Jon.Stephens@sakilastaff.com', 2, true, 'Jon', '2006-02-15 04:57:16', null);
ALTER TABLE staff ENABLE TRIGGER ALL;

ALTER TABLE customer DISABLE TRIGGER ALL;
INSERT INTO customer (customer_id, store_id, first_name, last_name, email, address_id, activebool, create_date, last_update, active) VALUES
    (1, 1, 'MARY', 'SMITH', 'MARY.SMITH@sakilacustomer.org', 5, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (2, 1, 'PATRICIA', 'JOHNSON', 'PATRICIA.JOHNSON@sakilacustomer.org', 6, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (3, 1, 'LINDA', 'WILLIAMS', 'LINDA.WILLIAMS@sakilacustomer.org', 7, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (4, 2, 'BARBARA', 'JONES', 'BARBARA.JONES@sakilacustomer.org', 8, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (5, 1, 'ELIZABETH', 'BROWN', 'ELIZABETH.BROWN@sakilacustomer.org', 9, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (6, 2, 'JENNIFER', 'DAVIS', 'JENNIFER.DAVIS@sakilacustomer.org', 10, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (7, 1, 'MARIA', 'MILLER', 'MARIA.MILLER@sakilacustomer.org', 11, true, '2006-02-14', '2006-02-15 04:57:20', 1),
    (16, 2, 'SANDRA', 'MARTIN', 'SANDRA.MARTIN@sakilacustomer.org', 20, true, '2006-02-14', '2006-02-15 04:57:20', 0),
    (64, 2, 'JUDITH', 'COX', 'JUDITH.COX@sakilacustomer.org', 68, true, '2006-02-14', '2006-02-15 04:57:20', 0),
    (124, 1, 'SHEILA', 'WELLS', 'SHEILA.WELLS@sakilacustomer.org', 128, true, '2006-02-14', '2006-02-15 04:57:20', 0);
ALTER TABLE customer ENABLE TRIGGER ALL;

SELECT pg_catalog.setval('country_country_id_seq', 109, true);
SELECT pg_catalog.setval('city_city_id_seq', 600, true);
SELECT pg_catalog.setval('address_address_id_seq', 605, true);
SELECT pg_catalog.setval('store_store_id_seq', 2, true);
SELECT pg_catalog.setval('staff_staff_id_seq', 2, true);
SELECT pg_catalog.setval('customer_customer_id_seq', 599, true);
