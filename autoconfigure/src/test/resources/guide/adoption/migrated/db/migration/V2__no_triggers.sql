drop trigger last_updated on customer;
drop trigger last_updated on store;
