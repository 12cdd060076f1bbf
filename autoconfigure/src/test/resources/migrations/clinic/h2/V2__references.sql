alter table t_visit alter column pat_no set data type bigint;
