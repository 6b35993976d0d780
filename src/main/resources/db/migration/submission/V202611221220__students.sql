-- A class whose students may be seen or heard, and on what that rests. Never a child's name.
create table class_consent (
    id uuid not null constraint class_consent_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    class_name varchar(80) not null,
    basis varchar(32) not null,
    scope varchar(32) not null,
    given_on date not null,
    until_on date,
    recorded_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index class_consent_by_person on class_consent (district_id, person_id);

alter table evidence_item add column students_in boolean;
alter table evidence_item add column consent_id uuid;
alter table evidence_item add column looked jsonb;
alter table evidence_item add column file_warned_at timestamp with time zone;
alter table evidence_item add column file_removed_at timestamp with time zone;
create index evidence_item_by_consent on evidence_item (consent_id);

-- Fingerprints of words that the earner has looked at and calls no name of a child's.
alter table submission add column fine_words jsonb;
alter table submission add column returned_because varchar(300);
