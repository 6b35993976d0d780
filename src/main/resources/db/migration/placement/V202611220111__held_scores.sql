-- A score waits while a launch seems to come from a copy of its LMS, or its connection is switched off.
alter table score_publication drop constraint score_publication_status;
alter table score_publication add constraint score_publication_status
    check (status in ('QUEUED', 'HELD', 'SENT', 'REFUSED', 'GIVEN_UP', 'NOT_POSSIBLE', 'SUPERSEDED'));
