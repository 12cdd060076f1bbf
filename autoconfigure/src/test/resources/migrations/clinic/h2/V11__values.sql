update t_patient
set created_at = dateadd(millisecond, created_ms, timestamp with time zone '1970-01-01 00:00:00+00'),
	changed_at = dateadd(millisecond, changed_ms, timestamp with time zone '1970-01-01 00:00:00+00');
update t_patient set removed_at = changed_at, deleted_by = changed_by where is_deleted;
alter table t_patient drop column is_deleted;
alter table t_patient drop column created_ms;
alter table t_patient drop column changed_ms;
