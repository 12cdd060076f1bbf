drop table if exists draft;
create table draft (${mixin:uuid}, ${mixin:version});
