create table room (
    id text primary key,
    name text not null,
    kind text not null check (kind in ('public', 'private', 'direct')),
    topic text not null,
    archived integer not null default 0,
    created_at integer not null
) strict;

-- How far each room's log has come; the writer's own.
create table head (
    room text primary key references room (id),
    rev integer not null,
    seq integer not null,
    at integer not null
) strict, without rowid;

create table member (
    room text not null references room (id),
    user text not null references account (id),
    role text not null check (role in ('owner', 'moderator', 'member')),
    muted integer not null default 0,
    joined_at integer not null,
    primary key (room, user)
) strict, without rowid;

create index member_by_user on member (user);

create table read_marker (
    room text not null references room (id),
    user text not null references account (id),
    seq integer not null,
    primary key (room, user)
) strict, without rowid;

-- author_name is the name at sending; notice is the JSON of a system message, which has no key.
create table message (
    room text not null references room (id),
    seq integer not null,
    rev integer not null,
    author text not null references account (id),
    author_name text not null,
    key text,
    text text not null,
    at integer not null,
    reply_to integer,
    notice text,
    primary key (room, seq)
) strict, without rowid;

create unique index message_by_key on message (author, key) where key is not null;
create unique index message_by_rev on message (room, rev);
