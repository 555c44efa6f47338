-- What was done by the power over the place, in order and without gaps; each entry's digest covers the one before it (see
-- audit.Chain). The head says where the chain ends, so that a missing end shows. Nothing points to accounts or rooms: an
-- entry outlives what it is of.
create table audit (
    number integer primary key,
    at integer not null,
    actor text not null,
    actor_name text not null,
    deed text not null,
    subject text not null,
    subject_name text not null,
    value text not null,
    digest text not null
) strict;

create table audit_head (
    one integer primary key check (one = 1),
    number integer not null,
    digest text not null
) strict;

insert into audit_head (one, number, digest) values (1, 0, '');
