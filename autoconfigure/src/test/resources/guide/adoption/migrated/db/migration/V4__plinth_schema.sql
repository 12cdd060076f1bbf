-- the values of store.last_update are taken for UTC
alter table store alter column last_update type timestamp(6) with time zone using last_update at time zone 'UTC';
