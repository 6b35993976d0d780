-- What somebody has begun is asked at each launch of theirs and on their list; it was looked for among the whole district's.
create index enrolment_by_earner on enrolment (district_id, earner_id);
