create table audit_entry (
    id uuid not null constraint audit_entry_pk primary key,
    district uuid not null,
    at timestamp with time zone not null,
    actor varchar(64) not null,
    verb varchar(64) not null,
    subject varchar(255) not null
);

create index audit_entry_by_district on audit_entry (district, at);
