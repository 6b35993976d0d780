-- Which store holds the evidence of this database: the same words lie in it, so that a node with another is noticed;
-- not confirmed until they were read there.
create table evidence_place (
    id smallint not null,
    mark varchar(36) not null,
    confirmed boolean not null,
    constraint evidence_place_pk primary key (id),
    constraint evidence_place_one check (id = 1)
);
