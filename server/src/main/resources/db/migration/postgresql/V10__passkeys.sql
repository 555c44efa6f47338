-- By which somebody comes in without a password: what its authenticator calls it, and the key that verifies its signatures, both
-- in base64url. It is bound to a domain, so where the place has moved to another it is not there. signatures is what its counter
-- said last.
create table passkey (
    id text collate "C" primary key,
    account text collate "C" not null references account (id),
    domain text collate "C" not null,
    credential text collate "C" not null unique,
    public_key text not null,
    signatures bigint not null,
    name text not null,
    made_at bigint not null,
    used_at bigint
);

create index passkey_by_account on passkey (account);

-- Challenges that were signed, until their time is over: none is good twice.
create table used_challenge (
    id text collate "C" primary key,
    expires_at bigint not null
);

create index used_challenge_by_expiry on used_challenge (expires_at);
