create table ticket (
	${mixin:id},
	number varchar(20) not null,
	title varchar(255) not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);

insert into ticket (id, number, title, created_at, updated_at, created_by, updated_by, deleted_at, deleted_by, deletion_id, version)
select id, 'T' || id, 'A ticket about something that does not work', at, at, 'bob', 'bob',
	case when deleted then at end, case when deleted then 'bob' end, case when deleted then gen_random_uuid() end, 0
from (
	select id, timestamptz '2026-01-01 00:00:00+00' + id * interval '1 millisecond' as at,
		abs(hashint8(id)::bigint) % 100 < ${deleted} as deleted
	from generate_series(1::bigint, ${rows}) id
) ticket
order by id;

create table living_ticket (
	${mixin:id},
	number varchar(20) not null,
	title varchar(255) not null,
	${mixin:timestamps},
	${mixin:userstamps},
	${mixin:soft_delete},
	${mixin:version}
);

insert into living_ticket (id, number, title, created_at, updated_at, created_by, updated_by, version)
select id, number, title, created_at, updated_at, created_by, updated_by, version
from ticket
where deleted_at is null
order by id;

create table folder (
	${mixin:id},
	parent_id bigint references folder,
	${mixin:soft_delete},
	${mixin:version}
);

insert into folder (id, parent_id, version)
select id, nullif((id - 2) / 10 + 1, id), 0
from generate_series(1::bigint, ${folders}) id
order by id;

select setval('plinth_id_seq', greatest(${rows}, ${folders}) + 1);
