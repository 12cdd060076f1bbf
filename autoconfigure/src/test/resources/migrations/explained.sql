alter table document drop column created_at;
alter table document alter column updated_by varchar(20) not null;
