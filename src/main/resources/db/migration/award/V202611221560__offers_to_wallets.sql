-- What earners offer to their wallets. Nothing of it opens anything: what a wallet has to show is kept as hashes.
create table wallet_offer (
    id uuid not null constraint wallet_offer_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    award_id uuid not null constraint wallet_offer_award_fk references award (id) on delete cascade,
    link_hash varchar(64) not null constraint wallet_offer_link_once unique,
    code_hash varchar(64) not null constraint wallet_offer_code_once unique,
    number_hash varchar(64) not null,
    wrong_numbers integer not null,
    made_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    redeemed_at timestamp with time zone,
    token_hash varchar(64) constraint wallet_offer_token_once unique,
    token_expires_at timestamp with time zone,
    deliveries integer not null,
    delivered_at timestamp with time zone
);
create index wallet_offer_by_person on wallet_offer (district_id, person_id, made_at);
create index wallet_offer_by_award on wallet_offer (award_id);
