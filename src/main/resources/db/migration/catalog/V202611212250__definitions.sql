create table credential_definition (
    id uuid not null constraint credential_definition_pk primary key,
    version integer not null,
    district_id uuid not null,
    code varchar(64) not null,
    slug varchar(120) not null,
    current_version_id uuid not null,
    created_at timestamp with time zone not null,
    constraint credential_definition_slug_is_unique unique (district_id, slug),
    constraint credential_definition_code_is_unique unique (district_id, code)
);

-- The content is JSON kept as text: jsonb would reorder the keys, and hours are shown in the author's order.
create table definition_version (
    id uuid not null constraint definition_version_pk primary key,
    district_id uuid not null,
    definition_id uuid not null constraint definition_version_definition_fk references credential_definition (id),
    number varchar(32) not null,
    title varchar(255) not null,
    content text not null,
    published_at timestamp with time zone not null,
    constraint definition_version_number_is_unique unique (definition_id, number)
);
