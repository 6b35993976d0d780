-- erased_at: the name is gone and the LMS's ids lead here no more; what others' records rest on keeps the row's id.
alter table person add column erased_at timestamp with time zone;

-- A request is answered by a lead or the operator: with a reason, or by agreeing. Agreed, it begins at its time or when the
-- person says so, and ends when a last look found nothing more. remembered has what names the person while it is carried
-- out, and nothing afterwards. The certificate is read by whoever has its code.
alter table privacy_request add column badges_too boolean default false not null;
alter table privacy_request add column approved_at timestamp with time zone;
alter table privacy_request add column approved_by varchar(64);
alter table privacy_request add column begins_at timestamp with time zone;
alter table privacy_request add column started_at timestamp with time zone;
alter table privacy_request add column looked_at timestamp with time zone;
alter table privacy_request add column remembered jsonb;
alter table privacy_request add column certificate_code varchar(64);
alter table privacy_request add constraint privacy_request_certificate_is_unique unique (certificate_code);
alter table privacy_request add constraint privacy_request_approved_whole
    check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (begins_at is null));
alter table privacy_request add constraint privacy_request_started_after_approval
    check (started_at is null or approved_at is not null);
alter table privacy_request add constraint privacy_request_goes_on_to_its_end
    check (started_at is null or withdrawn_at is null);

-- What each part of an erasure did; done again in the last look, for what came in between.
create table erasure_step (
    request_id uuid not null constraint erasure_step_request_fk references privacy_request (id),
    part varchar(64) not null,
    district_id uuid not null,
    look integer not null,
    lines jsonb not null,
    done_at timestamp with time zone not null,
    constraint erasure_step_pk primary key (request_id, part)
);
