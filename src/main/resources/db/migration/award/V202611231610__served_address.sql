-- The address under which this database is served: badges and connections name it, so a start under another is refused.
create table served_address (
    id smallint not null,
    url varchar(1000) not null,
    since timestamp with time zone not null,
    constraint served_address_pk primary key (id),
    constraint served_address_one check (id = 1)
);
