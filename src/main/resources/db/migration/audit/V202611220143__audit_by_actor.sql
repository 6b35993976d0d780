create index audit_entry_by_actor on audit_entry (district, actor, at);
