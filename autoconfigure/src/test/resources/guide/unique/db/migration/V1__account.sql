create table account (
	${mixin:id},
	email varchar(255) not null,
	${mixin:soft_delete},
	${mixin:active_row}
);

create unique index account_email on account (email, active_row);
