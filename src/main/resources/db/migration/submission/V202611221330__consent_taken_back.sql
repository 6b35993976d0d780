-- Since when nobody but the earner is shown a piece, because the consent that it rests on was taken back.
alter table evidence_item add column withheld_at timestamp with time zone;
