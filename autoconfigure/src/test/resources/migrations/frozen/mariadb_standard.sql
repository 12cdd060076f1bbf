-- ${mixin:active_row}
active_row tinyint generated always as (case when deleted_at is null then 1 end) stored
-- ${mixin:deleted_rows}
/* all rows */
-- ${mixin:id}
id bigint not null primary key
-- ${mixin:living_rows}
/* all rows */
-- ${mixin:soft_delete}
deleted_at datetime(6),
deleted_by varchar(255),
deletion_id uuid
-- ${mixin:timestamps}
created_at datetime(6) not null,
updated_at datetime(6) not null
-- ${mixin:userstamps}
created_by varchar(255) not null,
updated_by varchar(255) not null
-- ${mixin:uuid}
id uuid not null primary key
-- ${mixin:version}
version bigint not null
