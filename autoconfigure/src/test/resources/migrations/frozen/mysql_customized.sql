-- ${mixin:active_row}
active_row tinyint generated always as (case when removed_on is null then 1 end) stored
-- ${mixin:deleted_rows}
/* all rows */
-- ${mixin:id}
id bigint not null primary key
-- ${mixin:living_rows}
/* all rows */
-- ${mixin:soft_delete}
removed_on datetime(3),
remover varchar(64),
removal binary(16)
-- ${mixin:timestamps}
created_on datetime(3) not null,
changed_on datetime(3) not null
-- ${mixin:userstamps}
author varchar(64) not null,
editor varchar(64) not null
-- ${mixin:uuid}
id binary(16) not null primary key
-- ${mixin:version}
revision bigint not null
