-- rowid tells rooms of one moment apart, in the order in which they were made; SQLite's tables have one by themselves.
create table room (
    id text collate "C" primary key,
    rowid bigint not null generated always as identity,
    name text not null,
    kind text not null check (kind in ('public', 'private', 'direct')),
    topic text not null,
    archived boolean not null default false,
    created_at bigint not null,
    folded text collate "C" not null default '',
    people text collate "C"
);

create unique index room_by_people on room (people) where people is not null;

create table head (
    room text collate "C" primary key references room (id),
    rev bigint not null,
    seq bigint not null,
    at bigint not null
);

create table member (
    room text collate "C" not null references room (id),
    "user" text collate "C" not null references account (id),
    role text not null check (role in ('owner', 'moderator', 'member')),
    muted boolean not null default false,
    joined_at bigint not null,
    shown boolean not null default true,
    primary key (room, "user")
);

create index member_by_user on member ("user");
create index member_by_role on member (room, role);

create table read_marker (
    room text collate "C" not null references room (id),
    "user" text collate "C" not null references account (id),
    seq bigint not null,
    primary key (room, "user")
);
