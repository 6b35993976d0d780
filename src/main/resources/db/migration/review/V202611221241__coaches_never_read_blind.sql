-- Who coaches somebody reads none of their work blind: without a definition it holds for all of them.
alter table review_conflict alter column definition_id drop not null;
