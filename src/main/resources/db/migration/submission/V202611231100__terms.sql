-- Who earns a micro-credential anew, since its award ended, ends soon or was revoked, enrols once more: a term of its own.
alter table enrolment add column term integer default 1 not null;
alter table enrolment add constraint enrolment_terms_count_from_one check (term >= 1);
alter table enrolment drop constraint enrolment_is_one_per_earner;
alter table enrolment add constraint enrolment_is_one_per_term unique (district_id, definition_id, earner_id, term);
