create unique index ticket_number on ticket (number) ${mixin:living_rows};
create index ticket_list on ticket (created_at) ${mixin:living_rows};
create index ticket_trash on ticket (deleted_at) ${mixin:deleted_rows};

create unique index living_ticket_number on living_ticket (number) ${mixin:living_rows};
create index living_ticket_list on living_ticket (created_at) ${mixin:living_rows};
create index living_ticket_trash on living_ticket (deleted_at) ${mixin:deleted_rows};

create index folder_parent on folder (parent_id);
create index folder_deletion on folder (deletion_id) ${mixin:deleted_rows};
