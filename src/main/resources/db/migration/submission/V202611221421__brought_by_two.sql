-- Whoever brought the same file, or the same link, is found by its fingerprint.
alter table evidence_item add column fingerprint varchar(64);
update evidence_item set fingerprint = sha256;
create index evidence_item_by_fingerprint on evidence_item (district_id, fingerprint);
