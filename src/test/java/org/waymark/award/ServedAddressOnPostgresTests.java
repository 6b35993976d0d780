package org.waymark.award;

import org.waymark.OnPostgres;

@OnPostgres
class ServedAddressOnPostgresTests extends ServedAddressContract {}
