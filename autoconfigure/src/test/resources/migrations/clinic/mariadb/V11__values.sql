update t_patient
set created_at = timestamp'1970-01-01 00:00:00' + interval created_ms * 1000 microsecond,
	changed_at = timestamp'1970-01-01 00:00:00' + interval changed_ms * 1000 microsecond;
update t_patient set removed_at = changed_at, deleted_by = changed_by where is_deleted;
alter table t_patient drop column is_deleted;
alter table t_patient drop column created_ms;
alter table t_patient drop column changed_ms;
