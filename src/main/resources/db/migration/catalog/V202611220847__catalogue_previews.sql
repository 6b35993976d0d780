-- A file that somebody has seen the preview of, until it is imported or a day has passed. Nothing in it is about a person.
create table catalogue_preview (
    id uuid not null constraint catalogue_preview_pk primary key,
    version integer not null,
    district_id uuid not null,
    content text not null,
    kind varchar(16) not null,
    plan_hash varchar(64) not null,
    sent_at timestamp with time zone not null
);
