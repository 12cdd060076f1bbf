alter table t_visit alter column pat_no type bigint;
