-- A stack whose earners are asked whether they would like to review.
create table review_admitting_stack (
    id uuid not null constraint review_admitting_stack_pk primary key,
    version integer not null,
    district_id uuid not null,
    stack_id uuid not null,
    followed_until timestamp with time zone,
    followed_number integer not null,
    constraint review_admitting_stack_once unique (district_id, stack_id)
);

-- That somebody who earned such a stack was asked, and what they said; a lead decides.
create table review_admission (
    id uuid not null constraint review_admission_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    stack_id uuid not null,
    asked_at timestamp with time zone not null,
    wishes boolean,
    answered_at timestamp with time zone,
    closed_at timestamp with time zone,
    constraint review_admission_answered check ((wishes is null) = (answered_at is null))
);

create index review_admission_by_person on review_admission (district_id, person_id);
