create table tag (
	${mixin:uuid},
	name varchar(50) not null,
	${mixin:timestamps},
	${mixin:userstamps}
);
