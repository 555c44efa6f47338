-- A message that nobody changed has its seq as its rev, so the primary key finds it: only changed ones need an index by
-- rev, and saying something writes a page less.
drop index message_by_rev;
create unique index message_changed on message (room, rev) where rev <> seq;
