create table message (
    room text collate "C" not null references room (id),
    seq bigint not null,
    rev bigint not null,
    author text collate "C" not null references account (id),
    key text collate "C",
    deleted_at bigint,
    at bigint not null,
    edited_at bigint,
    deleted_by text collate "C" references account (id),
    reply_to bigint,
    mentions_room boolean not null default false,
    author_name text not null,
    said bytea,
    mentions text,
    notice text,
    text text not null,
    reactions text,
    primary key (room, seq)
);

create unique index message_by_key on message (author, key) where key is not null;
create unique index message_by_rev on message (room, rev);

create table reaction (
    room text collate "C" not null,
    seq bigint not null,
    emoji text collate "C" not null,
    "user" text collate "C" not null references account (id),
    rev bigint not null,
    primary key (room, seq, emoji, "user"),
    foreign key (room, seq) references message (room, seq)
);

create unique index reaction_in_order on reaction (room, seq, emoji, rev);

create table mention (
    "user" text collate "C" not null references account (id),
    room text collate "C" not null,
    seq bigint not null,
    at bigint not null,
    primary key ("user", room, seq),
    foreign key (room, seq) references message (room, seq)
);

create index mention_of_message on mention (room, seq);
create index mention_by_time on mention ("user", at, room, seq);

create table room_mention (
    room text collate "C" not null,
    seq bigint not null,
    author text collate "C" not null,
    at bigint not null,
    primary key (room, seq),
    foreign key (room, seq) references message (room, seq)
);

create index room_mention_by_time on room_mention (at, room, seq);
