-- What is kept away from readers is looked for in all that its earner hands in.
create index review_concern_by_earner on review_concern (district_id, earner_id);
