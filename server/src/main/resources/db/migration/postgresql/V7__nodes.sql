-- What several nodes at one database share; SQLite has one node and needs none of it.

-- What signs tokens, the same on every node.
create table signing_key (
    id text collate "C" primary key,
    made_at bigint not null,
    secret text not null
);

-- What a node has to tell of a transaction, written within it: a line each (see storage.Note). Nodes count their
-- transactions without gaps and in the order of their commits, so whoever has read up to a number has missed nothing
-- before it. Old ones go after some minutes.
create table news (
    node text not null,
    number bigint not null,
    at timestamptz not null default now(),
    what text not null,
    primary key (node, number)
);

create index news_by_time on news using brin (at);

-- Who is connected to which node, and how they want to be seen.
create table present (
    node text not null references node (id) on delete cascade,
    "user" text collate "C" not null,
    status text not null check (status in ('online', 'away', 'dnd')),
    primary key (node, "user")
);
