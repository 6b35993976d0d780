alter table credential_definition add column pilot_earners integer;

create table pilot_cohort (
    definition_id uuid not null constraint pilot_cohort_definition_fk references credential_definition (id),
    cohort_id uuid not null,
    district_id uuid not null,
    constraint pilot_cohort_pk primary key (definition_id, cohort_id)
);
