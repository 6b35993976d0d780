package org.waymark;

@OnH2
class HostileFormsOnH2Tests extends HostileFormsContract {}
