create table invoice (
	${mixin:id},
	${mixin:timestamps},
	${mixin:soft_delete}
);

create index invoice_list on invoice (created_at) ${mixin:living_rows};
create index invoice_trash on invoice (deleted_at) ${mixin:deleted_rows};
