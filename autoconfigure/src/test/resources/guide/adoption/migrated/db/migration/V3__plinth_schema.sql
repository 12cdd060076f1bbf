-- the values of customer.last_update are taken for UTC
alter table customer alter column last_update type timestamp(6) with time zone using last_update at time zone 'UTC';
alter table customer
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid,
	add column version bigint default 0 not null;
alter table customer alter column version drop default;
-- the values of store.last_update are taken for UTC
alter table store alter column last_update type timestamp(6) with time zone using last_update at time zone 'UTC';
alter table store
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid;
