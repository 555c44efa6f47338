-- The twins of SQLite's tables: the same names, the same columns. Text is compared byte by byte, as SQLite does, so it
-- is collated "C" whatever the database's own collation is; what SQLite keeps as 0 and 1 is boolean.

-- What our SQL calls and SQLite has: where a text begins in another; and, by names of ours (see storage.Dialect), the
-- values of a JSON array as a table.
create function instr(text, text) returns integer language sql immutable strict parallel safe
    as $$ select strpos($1, $2) $$;
create function each_text(text) returns table (value text) language sql immutable strict parallel safe rows 10
    as $$ select json_array_elements_text($1::json) $$;
create function each_number(text) returns table (value bigint) language sql immutable strict parallel safe rows 10
    as $$ select json_array_elements_text($1::json)::bigint $$;

create table place (
    one integer primary key check (one = 1),
    name text not null,
    epoch text not null,
    signup text check (signup in ('open', 'invite', 'closed'))
);

insert into place (one, name, epoch) values (1, 'Klatch', replace(gen_random_uuid()::text, '-', ''));

-- The processes that write here, and how many transactions each has committed: by its own row a process finds out what
-- became of a commit that got no answer (see storage.Postgres).
create table node (
    id text primary key,
    writes bigint not null,
    wrote_at timestamptz not null default now()
);

create table account (
    id text collate "C" primary key,
    username text collate "C" not null unique,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'member')),
    password text not null,
    created_at bigint not null,
    folded text collate "C" not null default '',
    note text,
    disabled_at bigint,
    settings text not null default '{}'
);

create index account_by_name on account (folded, id);

create table session (
    id text collate "C" primary key,
    account text collate "C" not null references account (id),
    generation bigint not null,
    rotated_at bigint not null,
    created_at bigint not null,
    seen_at bigint not null,
    agent text not null,
    revoked_at bigint
);

create index session_of_account on session (account) where revoked_at is null;
