-- An e-mail is unique among living users.
create unique index users_living_email_key on users (lower(email)) where deleted_at is null;

create unique index tag_name_key on tag (name);
