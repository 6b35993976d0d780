-- The whole ledger of a district brought to what its rules say, batch by batch; one at a time in each district.
create table settling_run (
    id uuid not null constraint settling_run_pk primary key,
    district_id uuid not null,
    begun_at timestamp with time zone not null,
    people integer not null,
    done integer not null,
    changed integer not null,
    finished_at timestamp with time zone
);
create index settling_run_by_district on settling_run (district_id, begun_at);
