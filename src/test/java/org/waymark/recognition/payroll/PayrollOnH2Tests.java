package org.waymark.recognition.payroll;

import org.waymark.OnH2;

@OnH2
class PayrollOnH2Tests extends PayrollContract {}
