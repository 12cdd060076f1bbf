Table `Attachment` is missing.
Column invoice.created_at is missing.
Column invoice.updated_at is missing.
Column invoice.created_by is missing.
Column invoice.updated_by is varchar(64), not varchar(255).
Column invoice.updated_by may be null.
Column invoice.deleted_at is missing.
Column invoice.deletion_id is missing.
Column invoice.version is missing.
Column invoice.active_row is missing.
Unique index invoice_reference on table invoice (reference, active_row) is missing.
Column lamp.created_at is datetime(0), not datetime(6).
Column lamp.created_at may be null.
Sequence plinth_id_seq is missing.

create table `Attachment` (
	invoice_id bigint,
	version bigint not null,
	id binary(16) not null,
	title varchar(255),
	primary key (id)
) engine=InnoDB;
alter table `Attachment` add constraint UK1c9dnh4gyjmdpkuua4fbsx968 unique (title);
alter table invoice modify column updated_by varchar(255) null;
alter table invoice
	add column created_at datetime(6) default (utc_timestamp(6)) not null,
	add column updated_at datetime(6) default (utc_timestamp(6)) not null,
	add column created_by varchar(255) default 'o''brien' not null,
	add column deleted_at datetime(6),
	add column deletion_id binary(16),
	add column version bigint default 0 not null,
	add column active_row tinyint generated always as (case when deleted_at is null then 1 end) stored;
alter table invoice alter column created_at drop default;
alter table invoice alter column updated_at drop default;
alter table invoice alter column created_by drop default;
alter table invoice alter column version drop default;
alter table lamp modify column created_at datetime(6) null;
alter table `Attachment` add constraint FK44k816ytwrmsoat66jtt9h5fo foreign key (invoice_id) references invoice (id);
create table plinth_id_seq (next_val bigint);
insert into plinth_id_seq values (1);
update plinth_id_seq set next_val = greatest(next_val, (select coalesce(max(id), 0) + 50 from (
	select max(id) as id from invoice
	union all select max(id) as id from lamp
) identifiers));
update invoice set updated_by = 'o''brien' where updated_by is null;
update lamp set created_at = coalesce(updated_at, (utc_timestamp(6))) where created_at is null;
alter table invoice modify column updated_by varchar(255) not null;
alter table lamp modify column created_at datetime(6) not null;
create unique index invoice_reference on invoice (reference, active_row);
