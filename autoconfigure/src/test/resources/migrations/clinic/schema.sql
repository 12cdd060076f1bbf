create table t_patient (
	pat_no integer not null primary key,
	insurance_no varchar(20) not null,
	is_deleted boolean default false not null,
	created_ms bigint not null,
	changed_ms bigint not null,
	changed_by varchar(30),
	constraint t_patient_insurance unique (insurance_no)
);
create table t_visit (
	visit_no integer not null primary key,
	pat_no integer not null,
	booked_at timestamp(0) not null,
	changed_at timestamp(0) not null,
	removed_at timestamp(0),
	constraint t_visit_patient foreign key (pat_no) references t_patient (pat_no)
);
insert into t_patient (pat_no, insurance_no, is_deleted, created_ms, changed_ms, changed_by) values
	(1, 'A-1', false, 1136214245123, 1139112245456, 'ada'),
	(2, 'A-2', true, 1136214245000, 1139112245000, 'bob'),
	(7, 'A-7', false, 1136214245000, 1139112245000, null);
insert into t_visit (visit_no, pat_no, booked_at, changed_at, removed_at) values
	(1, 1, '2006-01-02 15:04:05', '2006-02-05 04:04:05', null),
	(2, 1, '2006-01-02 15:04:05', '2006-02-05 04:04:05', '2006-02-05 04:04:05'),
	(3, 2, '2006-01-02 15:04:05', '2006-02-05 04:04:05', null);
