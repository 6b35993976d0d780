package org.waymark.submission.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.submission.Phrase;

/** What there is already, of the last twelve months: a tick for each piece of evidence that is asked for. */
record AlreadyForm(List<Piece> pieces) {

    /** @param there whether they say that they have it */
    record Piece(String id, String title, boolean there) {}

    /** @param there ids of the requirements that are ticked */
    static AlreadyForm of(List<EvidenceRequirement> asked, Collection<String> there) {
        return new AlreadyForm(asked.stream()
                .map(each -> new Piece(each.id(), each.title(), there.contains(each.id())))
                .toList());
    }

    Map<String, MessageSourceResolvable> problems() {
        return pieces.isEmpty() || !there().isEmpty()
                ? Map.of()
                : Map.of("have-" + pieces.get(0).id(), new Phrase("plan.already.error.none"));
    }

    List<String> there() {
        return pieces.stream().filter(Piece::there).map(Piece::id).toList();
    }
}
