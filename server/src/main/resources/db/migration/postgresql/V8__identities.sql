-- Who somebody is elsewhere: what a provider calls them, and which account that is here. A provider is known by its issuer,
-- not by what the operator calls it, so another provider of the same name vouches for nobody. email is there where the
-- provider had verified it, in small letters.
create table identity (
    issuer text collate "C" not null,
    subject text collate "C" not null,
    account text collate "C" not null references account (id),
    email text collate "C",
    linked_at bigint not null,
    primary key (issuer, subject),
    unique (account, issuer)
);

create index identity_by_email on identity (email) where email is not null;

-- By which provider a session was begun; null for a password.
alter table session add column issuer text collate "C";
