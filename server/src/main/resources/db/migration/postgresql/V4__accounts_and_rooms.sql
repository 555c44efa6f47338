create table reset_link (
    account text collate "C" primary key references account (id),
    digest text collate "C" not null unique,
    expires_at bigint not null
);

create table invite (
    id text collate "C" primary key,
    token text collate "C" not null unique,
    author text collate "C" not null references account (id),
    created_at bigint not null,
    expires_at bigint not null,
    uses integer not null,
    used integer not null default 0
);

create index invite_by_age on invite (created_at, id);

create table invite_room (
    invite text collate "C" not null references invite (id) on delete cascade,
    room text collate "C" not null references room (id) on delete cascade,
    primary key (invite, room)
);

create index invite_room_by_room on invite_room (room);
