package org.waymark.submission.artifacts;

import org.waymark.OnPostgres;

@OnPostgres
class ArtifactsOnPostgresTests extends ArtifactsContract {}
