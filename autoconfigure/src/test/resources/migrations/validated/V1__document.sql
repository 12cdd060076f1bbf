create table document (
	${mixin:id},
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);
create table attachment (${mixin:uuid}, ${mixin:version});
