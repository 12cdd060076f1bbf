update customer set last_update = current_timestamp where last_update is null;
update customer set created_at = coalesce(last_update, current_timestamp) where created_at is null;
update store set created_at = coalesce(last_update, current_timestamp) where created_at is null;
