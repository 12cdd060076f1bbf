create table "Attachment" (
	invoice_id bigint,
	version bigint not null,
	id uuid not null,
	title varchar(255) unique,
	primary key (id)
);
create table credit_cause (
	id bigint not null,
	cause varchar(255),
	primary key (id)
);
create table credit_note (
	id bigint not null,
	number varchar(255),
	primary key (id)
);
create table invoice (
	created_at timestamp(6) with time zone not null,
	deleted_at timestamp(6) with time zone,
	id bigint not null,
	updated_at timestamp(6) with time zone not null,
	version bigint not null,
	deletion_id uuid,
	created_by varchar(255) not null,
	deleted_by varchar(255),
	reference varchar(255),
	updated_by varchar(255) not null,
	primary key (id)
);
create unique index invoice_reference on invoice (reference) where deleted_at is null;
create table lamp (
	created_at timestamp(6) with time zone not null,
	id bigint not null,
	updated_at timestamp(6) with time zone not null,
	created_by varchar(255) not null,
	updated_by varchar(255) not null,
	primary key (id)
);
alter table if exists "Attachment" add constraint FK44k816ytwrmsoat66jtt9h5fo foreign key (invoice_id) references invoice;
alter table if exists credit_cause add constraint FK1enx5xs7ajj90mxu9dfl73uvv foreign key (id) references credit_note;
alter table if exists credit_note add constraint FK7vbdubj7081l2gsgvry55xvvw foreign key (id) references invoice;
create sequence plinth_id_seq start with 1 increment by 50;
