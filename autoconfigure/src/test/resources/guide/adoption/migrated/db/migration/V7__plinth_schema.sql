create unique index store_manager on store (manager_staff_id) where deleted_at is null;
