alter table customer
	alter column last_update set not null,
	alter column created_at set not null;
alter table customer drop constraint plinth_not_null;
alter table store alter column created_at set not null;
alter table store drop constraint plinth_not_null;
drop index idx_unq_manager_staff_id;
