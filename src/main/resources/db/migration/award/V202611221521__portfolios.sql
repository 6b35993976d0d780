-- What somebody arranges of their badges, for whoever has its address; in their district's directory only if they wish.
create table portfolio (
    id uuid not null constraint portfolio_pk primary key,
    district_id uuid not null,
    person_id uuid not null,
    title varchar(100) not null,
    words varchar(1000) not null,
    opened boolean not null,
    listed boolean not null,
    changed_at timestamp with time zone not null,
    constraint portfolio_once unique (district_id, person_id)
);

create table portfolio_badge (
    portfolio_id uuid not null constraint portfolio_badge_portfolio_fk references portfolio (id) on delete cascade,
    award_id uuid not null constraint portfolio_badge_award_fk references award (id) on delete cascade,
    district_id uuid not null,
    place integer not null,
    constraint portfolio_badge_pk primary key (portfolio_id, award_id)
);
create index portfolio_badge_by_award on portfolio_badge (district_id, award_id);
