-- A note's id was made of the millisecond at which it was tapped; in which order they were is enough.
alter table time_note add column tap integer;
update time_note set tap = (select count(*) from time_note o
    where o.enrolment_id = time_note.enrolment_id and o.id <= time_note.id);
alter table time_note alter column tap set not null;
update time_note set id = gen_random_uuid();
alter table time_note add constraint time_note_is_one_tap unique (enrolment_id, tap);
