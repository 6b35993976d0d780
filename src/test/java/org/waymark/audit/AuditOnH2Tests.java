package org.waymark.audit;

import org.waymark.OnH2;

@OnH2
class AuditOnH2Tests extends AuditContract {}
