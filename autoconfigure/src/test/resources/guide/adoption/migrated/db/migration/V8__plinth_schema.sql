alter table customer add constraint plinth_not_null check (last_update is not null and created_at is not null) not valid;
alter table store add constraint plinth_not_null check (created_at is not null) not valid;
