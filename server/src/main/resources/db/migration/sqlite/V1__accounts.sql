create table place (
    one integer primary key check (one = 1),
    name text not null,
    epoch text not null
) strict;

insert into place (one, name, epoch) values (1, 'Klatch', lower(hex(randomblob(16))));

create table account (
    id text primary key,
    username text not null unique,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'member')),
    password text not null,
    created_at integer not null
) strict;

-- A session's refresh tokens are numbered; only the number of the newest is kept (see accounts.Sessions).
create table session (
    id text primary key,
    account text not null references account (id),
    generation integer not null,
    rotated_at integer not null,
    created_at integer not null,
    seen_at integer not null,
    agent text not null,
    revoked_at integer
) strict;

create index session_of_account on session (account) where revoked_at is null;
