-- A tool that registered itself with an LMS that lets nobody use it before an administrator has activated it.
alter table sandbox_tool add column pending boolean default false not null;
