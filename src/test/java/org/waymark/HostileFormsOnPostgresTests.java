package org.waymark;

@OnPostgres
class HostileFormsOnPostgresTests extends HostileFormsContract {}
