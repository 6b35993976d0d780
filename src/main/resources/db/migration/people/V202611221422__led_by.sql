-- Whom somebody leads.
create index staff_record_by_manager on staff_record (district_id, manager_sourcedid);
