package org.waymark.award;

import org.waymark.OnH2;

@OnH2
class ServedAddressOnH2Tests extends ServedAddressContract {}
