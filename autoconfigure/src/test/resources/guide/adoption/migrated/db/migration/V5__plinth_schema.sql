create unique index store_manager on store (manager_staff_id) where deleted_at is null;
drop index idx_unq_manager_staff_id;
