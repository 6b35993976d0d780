-- until_at: when the role ends by itself, the end of its last day in the district's zone; null where it has no end.
-- warned_at: when the person was told that it ends soon; null again whenever the end is moved.
alter table role_grant add column until_at timestamp with time zone;
alter table role_grant add column warned_at timestamp with time zone;
alter table role_grant add constraint role_grant_runs_out_after_it_begins check (until_at is null or until_at > given_at);
