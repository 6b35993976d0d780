alter table lti_tool_key add column active_since timestamp with time zone;
update lti_tool_key set active_since = created_at where status = 'ACTIVE';

-- A key that signs no more needs no private part.
alter table lti_tool_key alter column private_jwk drop not null;
update lti_tool_key set private_jwk = null where status = 'RETIRED';
