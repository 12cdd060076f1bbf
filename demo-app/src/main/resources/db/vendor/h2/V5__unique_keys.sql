-- An e-mail is unique among living users: the column is null for the others.
alter table users add column living_email varchar(254)
	generated always as (case when deleted_at is null then lower(email) end);

create unique index users_living_email_key on users (living_email);

create unique index tag_name_key on tag (name);
