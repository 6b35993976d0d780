package org.waymark.recognition.payroll;

import org.waymark.OnPostgres;

@OnPostgres
class PayrollOnPostgresTests extends PayrollContract {}
