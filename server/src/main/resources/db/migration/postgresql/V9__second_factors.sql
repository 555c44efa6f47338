-- What is asked for after a right password. The secret is kept as it is, in hex (ADR 30 says why); until enabled_at it waits
-- for a first code. step is the 30 seconds of the last code that was used: none of them or before is good again. wrong counts
-- the codes that were guessed at since wrong_since, or since the last right one.
create table second_factor (
    account text collate "C" primary key references account (id),
    secret text not null,
    made_at bigint not null,
    enabled_at bigint,
    step bigint not null,
    wrong bigint not null,
    wrong_since bigint not null
);

-- Each good once in the place of such a code, by its digest.
create table recovery_code (
    account text collate "C" not null references account (id),
    digest text collate "C" not null,
    primary key (account, digest)
);
