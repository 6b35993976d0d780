-- Everything can be fetched by its owner, so deletion is all that is asked for. A request ends withdrawn, or answered by a
-- lead or the operator with a reason that the person reads.
delete from privacy_request where kind = 'COPY';
alter table privacy_request drop constraint privacy_request_one_open;
alter table privacy_request drop constraint privacy_request_kind;
alter table privacy_request drop column kind;
alter table privacy_request add column done_at timestamp with time zone;
alter table privacy_request add column done_by varchar(64);
alter table privacy_request add column done_reason varchar(1000);
alter table privacy_request add constraint privacy_request_one_open
    unique nulls not distinct (person_id, withdrawn_at, done_at);
alter table privacy_request add constraint privacy_request_done_whole
    check ((done_at is null) = (done_by is null) and (done_at is null) = (done_reason is null));
alter table privacy_request add constraint privacy_request_ends_once
    check (withdrawn_at is null or done_at is null);
