package org.waymark.submission.artifacts;

import org.waymark.OnH2;

@OnH2
class ArtifactsOnH2Tests extends ArtifactsContract {}
