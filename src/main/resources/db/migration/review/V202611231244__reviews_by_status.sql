-- The operator's figures ask each minute which reviews are open, of all districts.
create index double_review_by_state on double_review (status, submitted_at);
