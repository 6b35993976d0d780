package org.waymark.recognition.preapproval;

import org.waymark.OnPostgres;

@OnPostgres
class PreApprovalsOnPostgresTests extends PreApprovalsContract {}
