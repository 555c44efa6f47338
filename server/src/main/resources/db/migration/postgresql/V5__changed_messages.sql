drop index message_by_rev;
create unique index message_changed on message (room, rev) where rev <> seq;
