-- ${mixin:active_row}
active_row smallint generated always as (case when removed_on is null then 1 end) stored
-- ${mixin:deleted_rows}
where removed_on is not null
-- ${mixin:id}
id bigint not null primary key
-- ${mixin:living_rows}
where removed_on is null
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
