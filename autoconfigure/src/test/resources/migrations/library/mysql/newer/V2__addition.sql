create table plinth_addition (id bigint);
