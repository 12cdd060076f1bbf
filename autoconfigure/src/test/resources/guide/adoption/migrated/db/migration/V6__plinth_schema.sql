update customer set
	last_update = coalesce(last_update, current_timestamp),
	created_at = coalesce(created_at, last_update, current_timestamp)
where last_update is null or created_at is null;
update store set created_at = coalesce(last_update, current_timestamp) where created_at is null;
