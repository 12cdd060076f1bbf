Table "Attachment" is missing.
Column invoice.created_at is missing.
Column invoice.updated_at is missing.
Column invoice.created_by is missing.
Column invoice.updated_by is varchar(64), not varchar(255).
Column invoice.updated_by may be null.
Column invoice.deleted_at is missing.
Column invoice.deletion_id is missing.
Column invoice.version is missing.
Unique index invoice_reference on table invoice (reference) is missing.
Column lamp.created_at is timestamp(0) with time zone, not timestamp(6) with time zone.
Column lamp.created_at may be null.
Sequence plinth_id_seq is missing.

create table "Attachment" (
	invoice_id bigint,
	version bigint not null,
	id uuid not null,
	title varchar(255) unique,
	primary key (id)
);
alter table invoice alter column updated_by type varchar(255);
alter table invoice
	add column created_at timestamp(6) with time zone default current_timestamp not null,
	add column updated_at timestamp(6) with time zone default current_timestamp not null,
	add column created_by varchar(255) default 'o''brien' not null,
	add column deleted_at timestamp(6) with time zone,
	add column deletion_id uuid,
	add column version bigint default 0 not null;
alter table invoice alter column created_at drop default;
alter table invoice alter column updated_at drop default;
alter table invoice alter column created_by drop default;
alter table invoice alter column version drop default;
alter table lamp alter column created_at type timestamp(6) with time zone;
alter table if exists "Attachment" add constraint FK44k816ytwrmsoat66jtt9h5fo foreign key (invoice_id) references invoice;
create sequence plinth_id_seq start with 1 increment by 50;
select setval('plinth_id_seq', greatest(nextval('plinth_id_seq'), (select coalesce(max(id), 0) + 50 from (
	select max(id) as id from invoice
	union all select max(id) as id from lamp
) identifiers)), false);

-- a migration of its own, so that the locks of the one before are released:
update invoice set updated_by = 'o''brien' where updated_by is null;
update lamp set created_at = coalesce(updated_at, current_timestamp) where created_at is null;

-- a migration of its own, so that the locks of the one before are released:
create unique index invoice_reference on invoice (reference) where deleted_at is null;

-- a migration of its own, so that the locks of the one before are released:
alter table invoice add constraint plinth_not_null check (updated_by is not null) not valid;
alter table lamp add constraint plinth_not_null check (created_at is not null) not valid;

-- a migration of its own, so that the locks of the one before are released:
alter table invoice validate constraint plinth_not_null;
alter table lamp validate constraint plinth_not_null;

-- a migration of its own, so that the locks of the one before are released:
alter table invoice alter column updated_by set not null;
alter table invoice drop constraint plinth_not_null;
alter table lamp alter column created_at set not null;
alter table lamp drop constraint plinth_not_null;
