update t_patient
set created_at = to_timestamp(created_ms / 1000.0),
	changed_at = to_timestamp(changed_ms / 1000.0);
update t_patient set removed_at = changed_at, deleted_by = changed_by where is_deleted;
alter table t_patient drop column is_deleted;
alter table t_patient drop column created_ms;
alter table t_patient drop column changed_ms;
