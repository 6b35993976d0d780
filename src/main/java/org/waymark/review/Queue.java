package org.waymark.review;

import java.util.List;
import java.util.Map;
import org.waymark.catalog.DefinitionVersionId;

/** A reader's reviews: to be read, sent and waiting for the others, decided; and whether there is more to take. */
record Queue(
        List<QueueRow> assigned,
        List<QueueRow> waiting,
        List<QueueRow> done,
        Map<DefinitionVersionId, String> titles,
        boolean hasNext) {}
