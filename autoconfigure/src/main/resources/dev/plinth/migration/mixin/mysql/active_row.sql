${activeRow} tinyint generated always as (case when ${deletedAt} is null then 1 end) stored
