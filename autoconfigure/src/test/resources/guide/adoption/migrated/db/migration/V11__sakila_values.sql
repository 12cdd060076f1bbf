update customer set created_at = create_date::timestamp at time zone 'UTC';
update customer set deleted_at = last_update, deleted_by = 'sakila' where active = 0;
