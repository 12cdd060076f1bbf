create table invoice (
	${mixin:id},
	amount numeric(38,2),
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
