-- Work that was taken back and handed in again had two open checks: the older ones, and those of work that waits for no
-- check any more, end here. From now on the database keeps it at one.
update pre_check set outcome = 'TAKEN_BACK', ended_at = current_timestamp
where outcome is null and (not exists (select 1 from submission s where s.id = pre_check.submission_id
        and s.district_id = pre_check.district_id and s.status = 'SUBMITTED')
    or exists (select 1 from pre_check n where n.submission_id = pre_check.submission_id
        and n.district_id = pre_check.district_id and n.outcome is null
        and (n.asked_at > pre_check.asked_at or n.asked_at = pre_check.asked_at and n.id > pre_check.id)));

alter table pre_check add column open_for uuid;
update pre_check set open_for = submission_id where ended_at is null;
alter table pre_check add constraint pre_check_one_open unique (open_for);
alter table pre_check add constraint pre_check_is_open_until_it_ended check ((open_for is null) = (ended_at is not null));
