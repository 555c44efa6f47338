-- Messages as they change. The small columns stand before the text: counting unread ones reads rows, not their overflow.
create table message_changing (
    room text not null references room (id),
    seq integer not null,
    rev integer not null,
    author text not null references account (id),
    key text,
    deleted_at integer,
    at integer not null,
    edited_at integer,
    deleted_by text references account (id),
    reply_to integer,
    mentions_room integer not null default 0,
    author_name text not null,
    -- what was said first, as a digest, once the text is another: the key stays the same message for ever
    said blob,
    mentions text,
    notice text,
    text text not null,
    reactions text,
    primary key (room, seq)
) strict, without rowid;

insert into message_changing (room, seq, rev, author, key, at, reply_to, author_name, notice, text)
select room, seq, rev, author, key, at, reply_to, author_name, notice, text from message;

drop table message;
alter table message_changing rename to message;

create unique index message_by_key on message (author, key) where key is not null;
create unique index message_by_rev on message (room, rev);

-- Who put which emoji, in order; what a message shows of it stands in its own row.
create table reaction (
    room text not null,
    seq integer not null,
    emoji text not null,
    user text not null references account (id),
    rev integer not null,
    primary key (room, seq, emoji, user),
    foreign key (room, seq) references message (room, seq)
) strict, without rowid;

create unique index reaction_in_order on reaction (room, seq, emoji, rev);

-- Messages that count as a mention of somebody: not their own, and not when they are deleted.
create table mention (
    user text not null references account (id),
    room text not null,
    seq integer not null,
    at integer not null,
    primary key (user, room, seq),
    foreign key (room, seq) references message (room, seq)
) strict, without rowid;

create index mention_of_message on mention (room, seq);
create index mention_by_time on mention (user, at, room, seq);

-- Messages that count as a mention of everybody in the room but their author.
create table room_mention (
    room text not null,
    seq integer not null,
    author text not null,
    at integer not null,
    primary key (room, seq),
    foreign key (room, seq) references message (room, seq)
) strict, without rowid;

create index room_mention_by_time on room_mention (at, room, seq);
