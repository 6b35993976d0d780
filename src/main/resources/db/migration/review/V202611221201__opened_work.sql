-- When a reader first looked at the work they were given: until then its earner may take it back.
alter table review add column opened_at timestamp with time zone;
update review set opened_at = assigned_at where assigned_at is not null;
