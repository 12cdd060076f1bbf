create table account (
	${mixin:id},
	email varchar(255) not null,
	${mixin:soft_delete}
);

create unique index account_email on account (email) where deleted_at is null;
