-- What was counted before does not say of how many people each rate is; within minutes it is counted anew.
delete from insight_summary;
