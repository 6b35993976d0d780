-- Answers are counted by the month in which they were given, so that those of a month that is over do not move.
alter table double_review add column could_act_at timestamp with time zone;
update double_review set could_act_at = decided_at where could_act is not null;
