create table audit (
    number bigint primary key,
    at bigint not null,
    actor text collate "C" not null,
    actor_name text not null,
    deed text not null,
    subject text collate "C" not null,
    subject_name text not null,
    value text not null,
    digest text not null
);

create table audit_head (
    one integer primary key check (one = 1),
    number bigint not null,
    digest text not null
);

insert into audit_head (one, number, digest) values (1, 0, '');
