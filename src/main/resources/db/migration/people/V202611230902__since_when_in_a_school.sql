-- Since when the register has somebody in this school and this contract group, where it has moved them; null for ever.
alter table staff_record add column school_since timestamp with time zone;
alter table staff_record add column group_since timestamp with time zone;
