-- What was signed before there were status lists names none, so verifiers elsewhere could never learn that it was taken back:
-- it is signed anew after the start.
update award set stale = true, version = version + 1 where credential is not null and revoked_at is null and jwt is null;

-- When leads were last reminded that an award is suspended still.
alter table award add column suspension_told_at timestamp with time zone;
