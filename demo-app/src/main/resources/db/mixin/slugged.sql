slug varchar(100) not null
