-- Whoever brought the same file is found by its fingerprint.
create index evidence_item_by_sha256 on evidence_item (district_id, sha256);
