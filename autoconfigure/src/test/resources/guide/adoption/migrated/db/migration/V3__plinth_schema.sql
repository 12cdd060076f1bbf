-- the values of customer.last_update are taken for UTC
alter table customer alter column last_update type timestamp(6) with time zone using last_update at time zone 'UTC';
update customer set last_update = current_timestamp where last_update is null;
alter table customer alter column last_update set not null;
alter table customer
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid,
	add column version bigint default 0 not null;
update customer set created_at = coalesce(last_update, current_timestamp) where created_at is null;
alter table customer alter column created_at set not null;
alter table customer alter column version drop default;
-- the values of store.last_update are taken for UTC
alter table store alter column last_update type timestamp(6) with time zone using last_update at time zone 'UTC';
alter table store
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid;
update store set created_at = coalesce(last_update, current_timestamp) where created_at is null;
alter table store alter column created_at set not null;
create unique index store_manager on store (manager_staff_id) where deleted_at is null;
drop index idx_unq_manager_staff_id;
