-- When the lead shut somebody out who came by an invitation: their record stays theirs, they begin and hand in nothing.
alter table guest_entry add column closed_at timestamp with time zone;
