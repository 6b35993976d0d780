-- What awards bring in a district. A version never changes; the rule keeps what it is called and when it ends.
create table reward_rule (
    id uuid not null constraint reward_rule_pk primary key,
    version integer not null,
    district_id uuid not null,
    name varchar(120) not null,
    made_at timestamp with time zone not null,
    ended_on date,
    constraint reward_rule_named_once unique (district_id, name)
);

create table reward_rule_version (
    id uuid not null constraint reward_rule_version_pk primary key,
    district_id uuid not null,
    rule_id uuid not null constraint reward_rule_version_fk references reward_rule (id),
    number integer not null,
    content text not null,
    from_on date not null,
    until_on date,
    agreement varchar(200) not null,
    agreement_on date,
    written_by_id uuid not null,
    written_at timestamp with time zone not null,
    constraint reward_rule_version_once unique (rule_id, number),
    constraint reward_rule_version_ends_after_it_begins check (until_on is null or until_on >= from_on)
);
create index reward_rule_version_by_district on reward_rule_version (district_id, rule_id, number);

-- How a jurisdiction counts awards towards a licence or a salary lane.
create table credit_rule (
    id uuid not null constraint credit_rule_pk primary key,
    version integer not null,
    district_id uuid not null,
    jurisdiction varchar(80) not null,
    credit_type varchar(80) not null,
    hundredths integer not null,
    category varchar(80) not null,
    cap_per_cycle integer,
    cycle_years integer not null,
    effective_from date not null,
    effective_until date,
    constraint credit_rule_once unique (district_id, jurisdiction, credit_type, effective_from),
    constraint credit_rule_gives_something check (hundredths > 0 and cycle_years > 0)
);

-- The ledger. Rows are never deleted; what falls away stands beside its counter-entry.
create table entitlement (
    id uuid not null constraint entitlement_pk primary key,
    version integer not null,
    district_id uuid not null,
    person_id uuid not null,
    rule_id uuid not null constraint entitlement_rule_fk references reward_rule (id),
    rule_number integer not null,
    written_by_id uuid not null,
    kind varchar(8) not null,
    cents bigint not null,
    hundredths integer not null,
    unit varchar(200) not null,
    cause varchar(600) not null,
    number integer not null,
    happened_on date not null,
    due_on date not null,
    reason text not null,
    status varchar(12) not null,
    held boolean not null,
    promised_at timestamp with time zone not null,
    due_at timestamp with time zone,
    due_by_id uuid,
    exported_at timestamp with time zone,
    export_id uuid,
    confirmed_at timestamp with time zone,
    reversed_at timestamp with time zone,
    reverses_id uuid constraint entitlement_reverses_fk references entitlement (id)
        constraint entitlement_reversed_once unique,
    constraint entitlement_rule_version_fk foreign key (rule_id, rule_number)
        references reward_rule_version (rule_id, number),
    constraint entitlement_once unique (district_id, person_id, rule_id, cause, number),
    constraint entitlement_only_pay_is_money check (cents = 0 or kind = 'PAY'),
    constraint entitlement_due_by_somebody check ((due_at is null) = (due_by_id is null)),
    constraint entitlement_exported_in_an_export check ((exported_at is null) = (export_id is null))
);
create index entitlement_of_person on entitlement (district_id, person_id);
create index entitlement_by_status on entitlement (district_id, status, due_on, id);
create index entitlement_by_rule on entitlement (district_id, rule_id, kind);
create index entitlement_by_export on entitlement (district_id, export_id);
