-- While work that was decided is read again its recordings stay; their time runs from the end of that reading.
alter table submission add column read_again_at timestamp with time zone;
alter table submission add column read_again_ended_at timestamp with time zone;
alter table submission add constraint submission_read_again_ends_after_it_began
    check (read_again_ended_at is null or read_again_at is not null);
