-- What is asked for after a right password is one of the account's passkeys. Nobody knows the secret of that row: a node that knows
-- nothing of this column asks for a code, and lets in by recovery codes alone.
alter table second_factor add column by_passkey integer not null default 0;
