-- The operator's figures ask each minute which scores wait or failed, of all districts.
create index score_publication_by_state on score_publication (status, queued_at);
