package org.waymark.lti;

import org.waymark.OnH2;

@OnH2
class ToolKeysOnH2Tests extends ToolKeysContract {}
