-- What the earner thinks of their own work, and what they changed since the attempt before: both by criterion, both of this
-- attempt. Empty where nothing was said.
alter table submission add column self_ratings jsonb;
alter table submission add column changes jsonb;
