create table if not exists plinth_id_seq (next_val bigint);
insert into plinth_id_seq select 1 from dual where not exists (select * from plinth_id_seq);
