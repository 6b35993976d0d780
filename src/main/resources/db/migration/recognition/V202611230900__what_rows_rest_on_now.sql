-- What a row rests on now, where that is not what it rested on first; the last one counts, and none is ever changed.
create table entitlement_grounds (
    entitlement_id uuid not null constraint entitlement_grounds_fk references entitlement (id),
    number integer not null,
    district_id uuid not null,
    grounds text not null,
    noted_at timestamp with time zone not null,
    constraint entitlement_grounds_pk primary key (entitlement_id, number)
);

-- Who said what an award is worth in credits does not approve the credit that comes of it.
alter table credit_rule add column made_by_id uuid;
alter table entitlement add column converted_by_id uuid;

-- A rule that was saved while a run was under way needs another one after it.
alter table settling_run add column again boolean default false not null;

-- The file of a period in parts, as it was written: none of them is large, however many rows went out.
create table pay_period_part (
    period_id uuid not null constraint pay_period_part_fk references pay_period (id),
    number integer not null,
    district_id uuid not null,
    content text not null,
    constraint pay_period_part_pk primary key (period_id, number)
);
insert into pay_period_part (period_id, number, district_id, content)
    select id, 1, district_id, content from pay_period_file;
drop table pay_period_file;
