-- Nobody is let go before a list was read to its end, and most of a course not before a second list agrees.
-- leaving_in_run: the reading in which the list let this member go. missing_since: when a list first did so that was not
-- believed yet. confirmed: somebody has said that the course did become so small.
alter table roster_member add column leaving_in_run bigint;
alter table roster_member add column missing_since timestamp with time zone;
alter table course_roster add column confirmed boolean default false not null;

-- The course of the last launch, empty where it named none; written when it changes, and once a day.
alter table person add column launched_from varchar(255);
alter table person add column launched_from_at timestamp with time zone;
