create table lti_registration (
    id uuid not null constraint lti_registration_pk primary key,
    version integer not null,
    issuer varchar(255) not null,
    client_id varchar(255) not null,
    authorization_endpoint varchar(2000) not null,
    token_endpoint varchar(2000) not null,
    jwks_uri varchar(2000) not null,
    token_audience varchar(2000),
    scopes text not null,
    product varchar(100) not null,
    status varchar(16) not null,
    created_at timestamp with time zone not null,
    constraint lti_registration_is_known_once unique (issuer, client_id)
);

create table lti_deployment (
    id uuid not null constraint lti_deployment_pk primary key,
    version integer not null,
    registration_id uuid not null constraint lti_deployment_registration_fk references lti_registration (id),
    deployment_id varchar(255) not null,
    tenant uuid,
    status varchar(16) not null,
    first_seen_at timestamp with time zone not null,
    constraint lti_deployment_is_known_once unique (registration_id, deployment_id),
    constraint lti_deployment_approved_for_someone check (status <> 'APPROVED' or tenant is not null)
);

-- "one_of" repeats the status of the two keys there is one of each; null for a retired key, of which there may be many.
create table lti_tool_key (
    kid varchar(64) not null constraint lti_tool_key_pk primary key,
    version integer not null,
    status varchar(16) not null,
    one_of varchar(16) constraint lti_tool_key_one_next_one_active unique,
    public_jwk text not null,
    private_jwk bytea not null,
    created_at timestamp with time zone not null,
    retired_at timestamp with time zone,
    constraint lti_tool_key_one_of_is_status check (one_of is null or one_of = status)
);
