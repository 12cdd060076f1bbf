-- ${mixin:active_row}
active_row tinyint generated always as (case when removed_on is null then 1 end)
-- ${mixin:deleted_rows}
/* all rows */
-- ${mixin:id}
id bigint not null primary key
-- ${mixin:living_rows}
/* all rows */
-- ${mixin:soft_delete}
removed_on timestamp(3) with time zone,
remover varchar(64),
removal uuid
-- ${mixin:timestamps}
created_on timestamp(3) with time zone not null,
changed_on timestamp(3) with time zone not null
-- ${mixin:userstamps}
author varchar(64) not null,
editor varchar(64) not null
-- ${mixin:uuid}
id uuid not null primary key
-- ${mixin:version}
revision bigint not null
