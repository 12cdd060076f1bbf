create table attachment (${mixin:uuid}, title varchar(100));
alter table attachment add column pages int;
