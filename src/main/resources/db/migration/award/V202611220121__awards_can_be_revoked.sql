alter table award add column revoked_at timestamp with time zone;
alter table award add column revoked_why text;
alter table award add constraint award_revoked_for_a_reason check ((revoked_at is null) = (revoked_why is null));
