-- role: as what the actor did it; null in what was recorded before roles were. about: the person whom it concerns, if one.
-- look_hour: for looks at a person's work, the hour they began in, so that leafing through it is one entry.
alter table audit_entry add column role varchar(20);
alter table audit_entry add column about varchar(64);
alter table audit_entry add column look_hour timestamp with time zone;
alter table audit_entry add constraint audit_entry_one_look_an_hour
    unique (district, actor, role, about, subject, look_hour);
create index audit_entry_by_about on audit_entry (district, about, at);
