create table invoice (
	${mixin:id},
	customer_id bigint not null,
	description varchar(255) not null,
	line_changes integer not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version},
	constraint invoice_customer_fk foreign key (customer_id) references users (id)
);

create index invoice_customer_index on invoice (customer_id);

create table invoice_line (
	${mixin:id},
	invoice_id bigint not null,
	product_id bigint not null,
	line_number integer not null,
	quantity integer not null,
	price numeric(12, 2) not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	constraint invoice_line_invoice_fk foreign key (invoice_id) references invoice (id),
	constraint invoice_line_product_fk foreign key (product_id) references product (id)
);

create index invoice_line_invoice_index on invoice_line (invoice_id);

create index invoice_line_product_index on invoice_line (product_id);

create table invoice_tag (
	invoice_id bigint not null,
	tag_position integer not null,
	tag_id uuid not null,
	constraint invoice_tag_pk primary key (invoice_id, tag_position),
	constraint invoice_tag_invoice_fk foreign key (invoice_id) references invoice (id),
	constraint invoice_tag_tag_fk foreign key (tag_id) references tag (id)
);

create index invoice_tag_tag_index on invoice_tag (tag_id);
