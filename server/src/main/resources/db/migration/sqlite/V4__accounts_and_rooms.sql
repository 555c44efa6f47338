-- signup is null until somebody changes it: then the operator's setting holds.
alter table place add column signup text check (signup in ('open', 'invite', 'closed'));

-- folded is the name in small letters, by which people are sorted and found.
alter table account add column folded text not null default '';
alter table account add column note text;
alter table account add column disabled_at integer;
alter table account add column settings text not null default '{}';
update account set folded = lower(name);
create index account_by_name on account (folded, id);

-- One link at a time for each account; only the token's digest is kept.
create table reset_link (
    account text primary key references account (id),
    digest text not null unique,
    expires_at integer not null
) strict, without rowid;

create table invite (
    id text primary key,
    token text not null unique,
    author text not null references account (id),
    created_at integer not null,
    expires_at integer not null,
    uses integer not null,
    used integer not null default 0
) strict;

create index invite_by_age on invite (created_at, id);

create table invite_room (
    invite text not null references invite (id) on delete cascade,
    room text not null references room (id) on delete cascade,
    primary key (invite, room)
) strict, without rowid;

create index invite_room_by_room on invite_room (room);

-- people names the set that a direct room is: their ids, sorted, with commas between them.
alter table room add column folded text not null default '';
alter table room add column people text;
update room set folded = lower(name);
create unique index room_by_people on room (people) where people is not null;

-- Others see a direct room from its first message; shown is 1 for who asked for it.
alter table member add column shown integer not null default 1;
create index member_by_role on member (room, role);
