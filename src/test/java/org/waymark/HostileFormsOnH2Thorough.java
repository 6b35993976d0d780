package org.waymark;

/** What PostgreSQL is asked in every build. */
@OnH2
class HostileFormsOnH2Thorough extends HostileFormsContract {}
