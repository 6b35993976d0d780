-- When leads were told that an appeal is late; leads_told_at is when they were told that nobody may read it.
alter table appeal add column leads_told_late_at timestamp with time zone;
