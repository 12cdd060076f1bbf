-- An e-mail is unique among living users: the column is null for the others.
alter table users add column living_email varchar(254)
	generated always as (case when deleted_at is null then lower(email) end) virtual;

create unique index users_living_email_key on users (living_email);

-- Tags that differ in case or accents are different tags, as they are elsewhere.
alter table tag modify name varchar(50) character set utf8mb4 collate utf8mb4_bin not null;

create unique index tag_name_key on tag (name);
