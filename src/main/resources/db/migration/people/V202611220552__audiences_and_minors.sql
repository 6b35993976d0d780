-- As whom somebody earns, and until when the school protects a minor; a day far away where no end is set.
alter table person add column audience varchar(16) default 'EDUCATOR' not null;
alter table person add constraint person_audience
    check (audience in ('EDUCATOR', 'PRINCIPAL', 'STUDENT', 'COMMUNITY'));
alter table person add column protected_until date;
alter table person add column protected_school varchar(64);
create index person_by_protection on person (district_id, protected_until);

-- What a school holds of a guardian's consent: never the guardian's name.
create table guardian_consent (
    id uuid not null constraint guardian_consent_pk primary key,
    version integer not null,
    district_id uuid not null constraint guardian_consent_district_fk references district (id),
    person_id uuid not null constraint guardian_consent_person_fk references person (id),
    basis varchar(16) not null
        constraint guardian_consent_basis check (basis in ('SIGNED_FORM', 'ELECTRONIC', 'SCHOOL_AGREEMENT')),
    scope varchar(500) not null,
    given_on date not null,
    valid_until date not null,
    recorded_by_id uuid not null constraint guardian_consent_recorded_by_fk references person (id),
    recorded_at timestamp with time zone not null,
    ended_by_id uuid constraint guardian_consent_ended_by_fk references person (id),
    ended_at timestamp with time zone,
    constraint guardian_consent_until_after check (valid_until >= given_on)
);
create index guardian_consent_of_person on guardian_consent (person_id);
