-- With an id of its own, an entry follows its person when two identities turn out to be one.
drop table guest_entry;
create table guest_entry (
    id uuid not null constraint guest_entry_pk primary key,
    district_id uuid not null constraint guest_entry_district_fk references district (id),
    person_id uuid not null constraint guest_entry_person_fk references person (id),
    invitation_id uuid not null constraint guest_entry_invitation_fk references guest_invitation (id),
    entered_at timestamp with time zone not null,
    constraint guest_entry_once unique (person_id, invitation_id)
);
create index guest_entry_by_invitation on guest_entry (invitation_id);
