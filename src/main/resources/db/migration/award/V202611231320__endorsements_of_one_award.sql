-- Of one award alone, brought by its earner; null for what leads and designers look after.
alter table award_endorsement add column award_id uuid;
create index award_endorsement_by_award on award_endorsement (district_id, award_id);
