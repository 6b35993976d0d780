-- Whoever earns anew what they earned before decides anew whether the instructors of their courses read it.
alter table shown_work add column term integer default 1 not null;
