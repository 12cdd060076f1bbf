create table users (
	${mixin:id},
	name varchar(100) not null,
	email varchar(254) not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
