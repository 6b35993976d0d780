-- Answers become numbers, and free words are read, together with those of others: in batches, once and for all.
alter table asked_question add column counted_at timestamp with time zone;
alter table asked_question add column words_out_at timestamp with time zone;

-- What leads may know of answers so far: numbers, nobody's id, so that they stay when an answer is erased.
create table answer_release (
    district_id uuid not null,
    kind varchar(16) not null,
    figures text not null,
    constraint answer_release_pk primary key (district_id, kind)
);
