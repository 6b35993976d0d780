-- What an earner adds to a piece of evidence: where to look in it, words for those who cannot hear it, and which edition of a
-- text this is.
alter table evidence_item add column moments jsonb;
alter table evidence_item add column captions text;
alter table evidence_item add column no_speech boolean default false not null;
alter table evidence_item add column edition integer default 1 not null;
