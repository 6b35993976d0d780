package org.waymark.recognition.preapproval;

import org.waymark.OnH2;

@OnH2
class PreApprovalsOnH2Tests extends PreApprovalsContract {}
