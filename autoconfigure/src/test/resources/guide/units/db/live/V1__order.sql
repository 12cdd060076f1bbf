create table live_order (
	${mixin:id},
	number varchar(255),
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
