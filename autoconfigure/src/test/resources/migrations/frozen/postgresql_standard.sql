-- ${mixin:active_row}
active_row smallint generated always as (case when deleted_at is null then 1 end) stored
-- ${mixin:deleted_rows}
where deleted_at is not null
-- ${mixin:id}
id bigint not null primary key
-- ${mixin:living_rows}
where deleted_at is null
-- ${mixin:soft_delete}
deleted_at timestamp(6) with time zone,
deleted_by varchar(255),
deletion_id uuid
-- ${mixin:timestamps}
created_at timestamp(6) with time zone not null,
updated_at timestamp(6) with time zone not null
-- ${mixin:userstamps}
created_by varchar(255) not null,
updated_by varchar(255) not null
-- ${mixin:uuid}
id uuid not null primary key
-- ${mixin:version}
version bigint not null
