alter table customer
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid,
	add column version bigint default 0 not null;
alter table customer alter column version drop default;
alter table store
	add column created_at timestamp(6) with time zone,
	add column deleted_at timestamp(6) with time zone,
	add column deleted_by varchar(255),
	add column deletion_id uuid;
