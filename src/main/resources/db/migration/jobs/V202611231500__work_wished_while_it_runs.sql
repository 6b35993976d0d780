-- Wished for again at this version of the row: whoever runs it then runs it once more, not before that moment.
alter table scheduled_tasks add column again_version bigint;
alter table scheduled_tasks add column again_at timestamp with time zone;
