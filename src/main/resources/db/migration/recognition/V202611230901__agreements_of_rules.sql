-- The agreement that a version of a rule carries out: one file for each version, which never changes.
create table reward_rule_agreement (
    id uuid not null constraint reward_rule_agreement_pk primary key,
    district_id uuid not null,
    rule_id uuid not null,
    number integer not null,
    storage_key varchar(255) not null constraint reward_rule_agreement_file_once unique,
    byte_count bigint not null,
    added_at timestamp with time zone not null,
    constraint reward_rule_agreement_once unique (rule_id, number),
    constraint reward_rule_agreement_version_fk foreign key (rule_id, number)
        references reward_rule_version (rule_id, number)
);
create index reward_rule_agreement_by_district on reward_rule_agreement (district_id, rule_id);
