-- Where a launch offers the groups of its course, and their names as last read; who is in which is not kept.
alter table course_roster add column groups_url text;
alter table course_roster add column group_names jsonb;
