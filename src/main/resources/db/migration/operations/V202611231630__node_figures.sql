-- What each node says of itself, for whichever of them draws the operator's page; by the database's clock.
create table node_figures (
    name varchar(300) not null,
    seen_at timestamp with time zone not null,
    store_away double precision not null,
    disk_free double precision not null,
    disk_total double precision not null,
    folder_locked double precision not null,
    clock_apart double precision not null,
    constraint node_figures_pk primary key (name)
);
