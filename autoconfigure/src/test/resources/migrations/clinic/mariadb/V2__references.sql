alter table t_visit drop foreign key t_visit_patient;
alter table t_patient modify column pat_no bigint not null;
alter table t_visit modify column pat_no bigint not null;
alter table t_visit add constraint t_visit_patient foreign key (pat_no) references t_patient (pat_no);
