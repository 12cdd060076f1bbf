create table customer (name varchar(100) not null);
