-- Ids of evidence tell no time, so that what came in the same moment is told apart by its place.
alter table evidence_item add column place integer default 0 not null;
