create sequence plinth_id_seq start with 1000001 increment by 50;

create table customer (
	id bigint primary key,
	name varchar(255) not null,
	created_at timestamp(6) with time zone not null,
	updated_at timestamp(6) with time zone not null,
	created_by varchar(255) not null,
	updated_by varchar(255) not null,
	deleted_at timestamp(6) with time zone,
	deleted_by varchar(255),
	deletion_id uuid,
	version bigint not null
);

create table invoice (
	id bigint primary key,
	customer_id bigint not null references customer,
	number varchar(255) not null,
	amount bigint not null,
	created_at timestamp(6) with time zone not null,
	updated_at timestamp(6) with time zone not null,
	created_by varchar(255) not null,
	updated_by varchar(255) not null,
	deleted_at timestamp(6) with time zone,
	deleted_by varchar(255),
	deletion_id uuid,
	version bigint not null
);

create table line (
	id bigint primary key,
	invoice_id bigint not null references invoice,
	product varchar(255) not null,
	created_at timestamp(6) with time zone not null,
	updated_at timestamp(6) with time zone not null,
	created_by varchar(255) not null,
	updated_by varchar(255) not null,
	deleted_at timestamp(6) with time zone,
	deleted_by varchar(255),
	deletion_id uuid,
	version bigint not null
);

create index invoice_customer on invoice (customer_id);
create index line_invoice on line (invoice_id);
