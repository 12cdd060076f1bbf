id uuid not null primary key
