package org.waymark.review.concerns;

import org.waymark.OnH2;

@OnH2
class ConcernsOnH2Tests extends ConcernsContract {}
