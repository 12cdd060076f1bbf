id binary(16) not null primary key
