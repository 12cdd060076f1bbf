create table `Attachment` (
	invoice_id bigint,
	version bigint not null,
	id binary(16) not null,
	title varchar(255),
	primary key (id)
) engine=InnoDB;
alter table `Attachment` add constraint UK1c9dnh4gyjmdpkuua4fbsx968 unique (title);
create table credit_cause (
	id bigint not null,
	cause varchar(255),
	primary key (id)
) engine=InnoDB;
create table credit_note (
	id bigint not null,
	number varchar(255),
	primary key (id)
) engine=InnoDB;
create table invoice (
	active_row tinyint generated always as (case when deleted_at is null then 1 end) stored,
	created_at datetime(6) not null,
	deleted_at datetime(6),
	id bigint not null,
	updated_at datetime(6) not null,
	version bigint not null,
	deletion_id binary(16),
	created_by varchar(255) not null,
	deleted_by varchar(255),
	reference varchar(255),
	updated_by varchar(255) not null,
	primary key (id)
) engine=InnoDB;
create unique index invoice_reference on invoice (reference, active_row);
create table lamp (
	created_at datetime(6) not null,
	id bigint not null,
	updated_at datetime(6) not null,
	created_by varchar(255) not null,
	updated_by varchar(255) not null,
	primary key (id)
) engine=InnoDB;
alter table `Attachment` add constraint FK44k816ytwrmsoat66jtt9h5fo foreign key (invoice_id) references invoice (id);
alter table credit_cause add constraint FK1enx5xs7ajj90mxu9dfl73uvv foreign key (id) references credit_note (id);
alter table credit_note add constraint FK7vbdubj7081l2gsgvry55xvvw foreign key (id) references invoice (id);
create table plinth_id_seq (next_val bigint);
insert into plinth_id_seq values (1);
