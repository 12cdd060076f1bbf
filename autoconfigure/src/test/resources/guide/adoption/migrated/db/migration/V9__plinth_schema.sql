alter table customer validate constraint plinth_not_null;
alter table store validate constraint plinth_not_null;
