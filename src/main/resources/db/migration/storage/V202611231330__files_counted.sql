-- What the daily look counted: where there are tens of millions of files, nobody can count them while somebody waits.
create table files_counted (
    id smallint not null,
    files bigint not null,
    bytes bigint not null,
    counted_at timestamp with time zone not null,
    constraint files_counted_pk primary key (id),
    constraint files_counted_one check (id = 1)
);
