create table remittance (
	id bigint primary key,
	reference varchar(255),
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete}
);
