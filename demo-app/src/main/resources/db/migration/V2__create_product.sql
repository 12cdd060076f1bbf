create table product (
	${mixin:id},
	name varchar(100) not null,
	price numeric(12, 2) not null,
	${mixin:slugged},
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
