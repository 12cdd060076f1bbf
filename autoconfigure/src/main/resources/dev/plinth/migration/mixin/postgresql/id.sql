id bigint not null primary key
