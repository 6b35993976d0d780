package org.waymark.people.doctor;

import java.util.UUID;

/** What an incident or a health page says of its connection. */
record Connection(UUID id, String issuer, String clientId) {}
