package org.waymark.recognition;

import org.waymark.OnPostgres;

@OnPostgres
class LedgerOnPostgresTests extends LedgerContract {}
