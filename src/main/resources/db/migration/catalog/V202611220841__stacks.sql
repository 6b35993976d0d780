-- Stacks and pathways: what is being written (rule) and, in stack_version, what was published. Rules are JSON kept as text.
create table stack_definition (
    id uuid not null constraint stack_definition_pk primary key,
    version integer not null,
    district_id uuid not null,
    code varchar(64) not null,
    pathway boolean not null,
    title varchar(255) not null,
    summary varchar(2000) not null,
    rule text not null,
    current_number integer not null,
    retired_at timestamp with time zone,
    changed_at timestamp with time zone not null,
    constraint stack_definition_code_is_unique unique (district_id, code)
);

-- Never rewritten. The expanded rule has the rules of other stacks in place of their names, as they were at that moment.
create table stack_version (
    id uuid not null constraint stack_version_pk primary key,
    district_id uuid not null,
    stack_id uuid not null constraint stack_version_stack_fk references stack_definition (id),
    number integer not null,
    title varchar(255) not null,
    summary varchar(2000) not null,
    rule text not null,
    expanded text not null,
    published_at timestamp with time zone not null,
    constraint stack_version_number_is_unique unique (stack_id, number)
);

create index stack_version_by_district on stack_version (district_id);
