create table invoice (
	${mixin:id},
	amount numeric(12,2) not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
