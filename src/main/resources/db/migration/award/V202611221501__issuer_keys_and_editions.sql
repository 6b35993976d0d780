-- The keys of an issuer. The public half of each stays for ever: taking one away un-verifies every badge it signed.
create table issuer_key (
    id uuid not null constraint issuer_key_pk primary key,
    version integer not null,
    district_id uuid not null constraint issuer_key_issuer_fk references issuer (id),
    kind varchar(10) not null,
    -- The fragment by which the DID document lists it.
    name varchar(64) not null,
    public_key text not null,
    sealed_private_key bytea,
    made_at timestamp with time zone not null,
    retired_at timestamp with time zone,
    constraint issuer_key_name_is_unique unique (district_id, name),
    constraint issuer_key_signs_until_it_is_retired check ((sealed_private_key is null) = (retired_at is not null))
);

insert into issuer_key (id, version, district_id, kind, name, public_key, sealed_private_key, made_at)
    select id, 0, id, 'ED25519', public_key, public_key, sealed_private_key, made_at from issuer;

alter table issuer drop column public_key;
alter table issuer drop column sealed_private_key;

-- The same credential as a JWT, and how often it was signed.
alter table award add column jwt text;
alter table award add column edition integer default 0 not null;
alter table award add column stale boolean default false not null;
update award set edition = 1 where credential is not null;
