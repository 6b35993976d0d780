alter table score_publication drop constraint score_publication_kind;
alter table score_publication add constraint score_publication_kind
    check (kind in ('SUBMITTED', 'AWARDED', 'WITHDRAWN', 'TAKEN_BACK'));
