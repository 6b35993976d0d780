package org.waymark.placement;

import java.util.UUID;

/** The due work of one score publication. */
record ScoreDue(UUID publication, UUID district) {

    static ScoreDue of(ScorePublication publication) {
        return new ScoreDue(publication.id().id(), publication.district().id());
    }
}
