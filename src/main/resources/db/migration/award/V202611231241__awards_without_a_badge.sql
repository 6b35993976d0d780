-- The operator's figures ask each minute which awards have no signed badge yet, of all districts.
create index award_by_signing on award (signed_at);
