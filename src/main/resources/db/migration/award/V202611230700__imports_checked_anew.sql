-- Whether a badge names its holder is looked up each time, by what is proved to be theirs then; and a check that came to
-- nothing is told apart from the last one that told something.
alter table imported_award drop column named;
alter table imported_award add column tried_at timestamp with time zone;
update imported_award set tried_at = checked_at;
alter table imported_award alter column tried_at set not null;
create index imported_award_by_try on imported_award (district_id, tried_at);
create index imported_award_by_fingerprint on imported_award (district_id, fingerprint);
