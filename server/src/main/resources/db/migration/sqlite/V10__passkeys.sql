-- By which somebody comes in without a password: what its authenticator calls it, and the key that verifies its signatures, both
-- in base64url. It is bound to a domain, so where the place has moved to another it is not there. signatures is what its counter
-- said last.
create table passkey (
    id text primary key,
    account text not null references account (id),
    domain text not null,
    credential text not null unique,
    public_key text not null,
    signatures integer not null,
    name text not null,
    made_at integer not null,
    used_at integer
) strict, without rowid;

create index passkey_by_account on passkey (account);

-- Challenges that were signed, until their time is over: none is good twice.
create table used_challenge (
    id text primary key,
    expires_at integer not null
) strict, without rowid;

create index used_challenge_by_expiry on used_challenge (expires_at);
