package org.waymark.placement;

import org.waymark.lti.LineItemUrl;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.Score;

/**
 * A score on its way out; its cell is claimed until the outcome is written down.
 *
 * @param mayHaveArrived whether this very score went out before and no answer to it was written down
 */
record OutgoingScore(
        GradeAccess access,
        LineItemUrl lineItem,
        Score score,
        ScoreKind kind,
        GradebookCellId cell,
        boolean mayHaveArrived)
        implements NextStep {}
