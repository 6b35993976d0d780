-- What was kept before files had rows of their own: it was looked at when it came, and is shown since.
insert into stored_file (storage_key, district_id, media_type, byte_count, sha256, state, added_at)
select i.storage_key, i.district_id, min(i.media_type), min(i.byte_count), min(i.sha256), 'SAFE', min(i.added_at)
from evidence_item i
where i.storage_key is not null and i.media_type is not null and i.sha256 is not null and i.byte_count > 0
group by i.storage_key, i.district_id;
