${version} bigint not null
