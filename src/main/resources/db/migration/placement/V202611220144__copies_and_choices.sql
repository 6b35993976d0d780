-- Where a placement's micro-credential came from. What was placed before counts as chosen: a link that names one wins again.
alter table placement add column link_title varchar(255);
alter table placement add column named_definition_id uuid;
alter table placement add column source varchar(16) default 'NONE' not null;
alter table placement add column chosen_by_id uuid;
alter table placement add column chosen_at timestamp with time zone;
alter table placement add column old_resource_link_id varchar(255);
update placement set source = 'CHOSEN' where definition_id is not null;
alter table placement add constraint placement_source
    check (source in ('NONE', 'NAMED', 'INHERITED', 'CHOSEN', 'UNDONE'));
create index placement_by_link on placement (district_id, registration_id, resource_link_id);
create index placement_by_context on placement (district_id, registration_id, context_id);

-- What a copied course brought with it, until its links are opened for the first time.
create table placement_template (
    id uuid not null constraint placement_template_pk primary key,
    district_id uuid not null,
    registration_id uuid not null,
    context_id varchar(255) not null,
    from_link_id varchar(255) not null,
    link_title varchar(255),
    definition_id uuid not null,
    copied_at timestamp with time zone not null,
    constraint placement_template_one_per_link unique (district_id, registration_id, context_id, from_link_id)
);

-- Who arranges which course, as launches said.
create table course_author (
    id uuid not null constraint course_author_pk primary key,
    district_id uuid not null,
    registration_id uuid not null,
    context_id varchar(255) not null,
    person_id uuid not null,
    first_seen_at timestamp with time zone not null,
    constraint course_author_is_known_once unique (district_id, person_id, registration_id, context_id)
);

-- A column that stands for another micro-credential begins a new round: what was told in an earlier one is no news of it.
alter table gradebook_entry add column round integer default 0 not null;
alter table score_publication add column round integer default 0 not null;
alter table score_publication drop constraint score_publication_goes_once;
alter table score_publication add constraint score_publication_goes_once_a_round
    unique (entry_id, submission_id, kind, round);

-- Earners who let the instructors of their courses read their work on a micro-credential.
create table shown_work (
    id uuid not null constraint shown_work_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    definition_id uuid not null,
    shown_at timestamp with time zone not null,
    constraint shown_work_once unique (district_id, person_id, definition_id)
);
