-- What the last check of an endorsement told, and when: one that was taken back goes into no badge.
alter table award_endorsement add column finding varchar(40);
alter table award_endorsement add column checked_at timestamp with time zone;
update award_endorsement set finding = 'VALID', checked_at = added_at;
alter table award_endorsement alter column finding set not null;
alter table award_endorsement alter column checked_at set not null;
