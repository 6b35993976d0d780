-- Who arranged a course once and does not any more is no author of it: a launch says so, or long silence does.
alter table course_author add column said_at timestamp with time zone;
update course_author set said_at = first_seen_at;
alter table course_author alter column said_at set not null;
