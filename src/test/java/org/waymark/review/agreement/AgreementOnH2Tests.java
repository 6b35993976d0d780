package org.waymark.review.agreement;

import org.waymark.OnH2;

@OnH2
class AgreementOnH2Tests extends AgreementContract {}
