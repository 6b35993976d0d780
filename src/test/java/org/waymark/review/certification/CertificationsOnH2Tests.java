package org.waymark.review.certification;

import org.waymark.OnH2;

@OnH2
class CertificationsOnH2Tests extends CertificationsContract {}
